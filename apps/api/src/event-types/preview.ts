import type { Refused } from "@daybook/contract/event-types";
import type { Hours } from "@daybook/core/availability/hours";
import { offer } from "@daybook/core/availability/offer";
import { formatInstant } from "@daybook/core/time/instant";
import { MINUTE } from "@daybook/core/time/units";
import { withConnection } from "@daybook/db/connection";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import type { OwnerId } from "@daybook/db/scopes";
import { ApiFailure, fieldFailure } from "../http/failure.ts";
import { dateRange } from "../offers/date-range.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { prepareInputs, REACH } from "../offers/prepared-inputs.ts";
import type { Services } from "../services.ts";

interface PreviewQuestion {
  from: string;
  to: string;
  timezone: string;
  duration?: number | undefined;
  /** Hours that aren't saved yet. */
  hours?: Hours | undefined;
}

/** What people would see, and every refused time with its reason and, for the host's eyes, what stands in the way. */
export async function explainOffer(
  services: Services,
  owner: OwnerId,
  eventTypeId: string,
  holds: readonly HoldBlock[],
  question: PreviewQuestion,
): Promise<{ slots: { start: string; end: string }[]; refused: Refused[] }> {
  const range = dateRange(question);
  const inputs = await withConnection(services.connect, (db) =>
    loadOfferInputs(owner, db, eventTypeId, range.from - REACH, range.to + REACH),
  );
  if (!inputs || inputs.settings.deleted) throw new ApiFailure("not_found");
  const duration = question.duration ?? inputs.settings.durations[0] ?? 0;
  if (!inputs.settings.durations.includes(duration))
    throw fieldFailure("duration", "not_offered", `One of ${inputs.settings.durations.join(", ")} minutes.`);
  const groups = prepareInputs({ ...inputs, hours: question.hours ?? inputs.hours }, holds);
  const { starts, refused } = offer({
    groups,
    rules: { ...inputs.settings, duration },
    now: services.now(),
    ...range,
    explain: true,
  });

  const span = (start: number) => ({ start: formatInstant(start), end: formatInstant(start + duration * MINUTE) });
  const titleOf = (by: { kind: string; id?: string; start: number; end: number }) =>
    by.kind === "appointment"
      ? inputs.appointments.find((one) => one.id === by.id)?.title
      : inputs.busy.find((one) => one.start === by.start && one.end === by.end)?.title;
  return {
    slots: inputs.settings.paused ? [] : starts.map(span),
    refused: refused.map(({ start, reason, by }) => {
      const title = by && titleOf(by);
      return {
        ...span(start),
        reason,
        ...(by
          ? {
              by: {
                kind: by.kind,
                ...(title ? { title } : {}),
                start: formatInstant(by.start),
                end: formatInstant(by.end),
              },
            }
          : {}),
      };
    }),
  };
}
