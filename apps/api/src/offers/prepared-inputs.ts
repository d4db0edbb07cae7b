import { prepareHost } from "@daybook/core/availability/host";
import { type HostGroup, oneHost } from "@daybook/core/availability/offer";
import type { OfferInputs } from "@daybook/db/offer-inputs";
import type { HoldBlock } from "./hold-block.ts";

/** The inputs of an offer, ready for `core` to be asked. */
export function prepareInputs(inputs: OfferInputs, holds: readonly HoldBlock[]): HostGroup[] {
  return oneHost(
    prepareHost({
      hostId: inputs.hostId,
      hours: inputs.hours,
      appointments: inputs.appointments,
      busy: inputs.busy,
      holds: [...holds],
    }),
  );
}

/** How far past what is asked inputs must reach, ms: an appointment of a day, and a buffer of a day on both sides of a gap. */
export const REACH = 3 * 86_400_000;
