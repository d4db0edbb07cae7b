import { type ComponentType, lazy } from "react";
import type { Part } from "./catalogues.ts";
import { learn } from "./words.ts";

/** A page that comes when it is asked for, and says which words it needs. */
export const sitePage = <Props>(load: () => Promise<{ Page: ComponentType<Props>; parts: readonly Part[] }>) =>
  lazy(async () => {
    const { Page, parts } = await load();
    await learn(...parts);
    return { default: Page };
  });
