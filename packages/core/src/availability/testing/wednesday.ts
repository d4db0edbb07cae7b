import { formatInstant, parseInstant } from "../../time/instant.ts";
import { type HostTimeline, prepareHost } from "../host.ts";
import type { Hours } from "../hours.ts";
import { type OfferQuery, type OfferRules, offer, oneHost } from "../offer.ts";

/** Epoch milliseconds of `YYYY-MM-DDTHH:MM` in UTC, or of a whole instant. */
export const ms = (text: string) => parseInstant(text.length === 16 ? `${text}:00Z` : text) ?? Number.NaN;

const halfHours: OfferRules = {
  duration: 30,
  slotInterval: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  minimumNotice: 0,
  bookingWindow: null,
};

/** ISO weekdays. */
export const always = [1, 2, 3, 4, 5, 6, 7];

/** Ada, open 09:00 to 12:00 UTC every day and free, but for what is said. */
export function host(hours: Partial<Hours>, timeline: Partial<Omit<HostTimeline, "hours">> = {}) {
  return prepareHost({
    hostId: "ada",
    appointments: [],
    busy: [],
    holds: [],
    ...timeline,
    hours: { timezone: "UTC", weekly: [{ days: always, start: "09:00", end: "12:00" }], overrides: [], ...hours },
  });
}

/** Asks about 2030-03-13, a Wednesday, in UTC, on the morning of the 12th, but for what is said. */
export function query(part: Partial<Omit<OfferQuery, "rules">> & { rules?: Partial<OfferRules> } = {}): OfferQuery {
  return {
    groups: oneHost(host({})),
    from: ms("2030-03-13T00:00"),
    to: ms("2030-03-14T00:00"),
    now: ms("2030-03-12T08:00"),
    ...part,
    rules: { ...halfHours, ...part.rules },
  };
}

/** An appointment, or a hold but for its expiry, on 2030-03-13 in UTC. */
export function appointment(id: string, start: string, end: string, bufferBefore = 0, bufferAfter = 0) {
  return { id, start: ms(`2030-03-13T${start}`), end: ms(`2030-03-13T${end}`), bufferBefore, bufferAfter };
}

/** Offered starts as `MM-DDTHH:MM` in UTC. */
export const startsOf = (asked: OfferQuery) => offer(asked).starts.map((start) => formatInstant(start).slice(5, 16));

export const refusalsOf = (asked: OfferQuery) => [...offer({ ...asked, explain: true }).refused];

/** Refused starts as `HH:MM reason`, and what is in the way. */
export const refusedOf = (asked: OfferQuery) =>
  refusalsOf(asked).map(
    ({ start, reason, by }) => `${formatInstant(start).slice(11, 16)} ${reason}${by ? ` ${by.id ?? by.kind}` : ""}`,
  );
