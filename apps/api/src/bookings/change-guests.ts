import type { Guest } from "@daybook/contract/guests";
import type { BookingRow } from "@daybook/db/bookings";
import { commitGuests, type GuestsCommand } from "../booking-changes/commit-guests.ts";
import { wakeEffects } from "../events/wake.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";
import { requireDone } from "./outcome-response.ts";

interface Place {
  services: Services;
  env: Env;
  waitUntil(promise: Promise<unknown>): void;
}

/** Changes who comes along to a booking; answers all who do then. It runs to its end even if the client leaves. */
export async function changeGuests(
  { services, env, waitUntil }: Place,
  { id, hostIds }: BookingRow,
  change: Omit<GuestsCommand, "bookingId" | "hostIds">,
): Promise<{ guests: Guest[] }> {
  const changed = commitGuests(services, { ...change, bookingId: id, hostIds }).then(async (outcome) => {
    if (outcome.kind === "done") await wakeEffects(env, outcome.effects);
    return outcome;
  });
  waitUntil(changed.catch(() => {}));
  return { guests: requireDone(await changed).guests ?? [] };
}
