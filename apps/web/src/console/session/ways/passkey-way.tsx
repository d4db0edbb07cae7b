import type { WayProps } from "./way-props.ts";

/** A passkey of this device, or of one nearby. */
export function PasskeyWay(_: WayProps) {
  return null;
}
