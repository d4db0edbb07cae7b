import type { Webhook } from "@daybook/contract/webhooks";
import { SECOND } from "../../time/units.ts";

/** After how many milliseconds to look again: soon while something is on its way, now and then otherwise. */
export function lookAgainAfter(webhooks: readonly Pick<Webhook, "active" | "waiting">[]): number {
  return webhooks.some(({ active, waiting }) => active && waiting > 0) ? 3 * SECOND : 15 * SECOND;
}
