import type { WayProps } from "./way-props.ts";

/** A mailed link and code instead of a password. */
export function MagicWay(_: WayProps) {
  return null;
}
