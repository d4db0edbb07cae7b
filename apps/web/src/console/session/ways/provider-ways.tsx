import type { WayProps } from "./way-props.ts";

/** Other services that know who one is. */
export function ProviderWays(_: WayProps) {
  return null;
}
