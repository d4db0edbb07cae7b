import type { CSSProperties } from "react";

/** Custom properties for `style`, such as the place of a block in a grid. */
export const cssVars = (values: Record<`--${string}`, string | number>): CSSProperties => values as CSSProperties;
