import type { DeliveryRequest, DomainEvent } from "../events/event.ts";
import { orderKey } from "../events/event.ts";
import { formatDate, minutesPerDay } from "../time/civil.ts";
import { MINUTE } from "../time/units.ts";
import { type Zone, zone } from "../time/zone.ts";

/** At which hour a host is told of the next day, unless they choose another. */
export const USUAL_DIGEST_HOUR = 18;

/** Of a zone that this engine doesn't know the hours are those of UTC. */
const zoneOf = (name: string): Zone => zone(name) ?? (zone("UTC") as Zone);

/** When the wall clock next says the hour, after `after`; epoch ms. An hour that a change of clocks skips is the next. */
export function nextDigest(timezone: string, hour: number, after: number): number {
  const where = zoneOf(timezone);
  const { day } = where.toWall(Math.floor(after / MINUTE));
  for (let ahead = 0; ; ahead++) {
    const at = where.toInstant(day + ahead, hour * 60) * MINUTE;
    if (at > after) return at;
  }
}

/** The day after the one on which it is due: its date, and the stretch that it lasts, epoch ms. */
export function digestDay(timezone: string, due: number): { date: string; number: number; from: number; to: number } {
  const where = zoneOf(timezone);
  const number = where.toWall(Math.floor(due / MINUTE)).day + 1;
  const [from, to] = [where.toInstant(number, 0), where.toInstant(number, minutesPerDay)];
  return { date: formatDate(number), number, from: from * MINUTE, to: to * MINUTE };
}

export const DIGEST = "account.digest";

/** What tells of a digest: which day it is of. */
export interface DigestOf {
  date: string;
  from: number;
  to: number;
}

/** It is time to tell an account of a day. */
export const digestEvent = (accountId: string, day: DigestOf & { number: number }, at: number): DomainEvent => ({
  kind: DIGEST,
  subject: { kind: "account", id: accountId },
  leastSequence: day.number,
  before: null,
  after: { date: day.date, from: day.from, to: day.to } satisfies DigestOf,
  actor: "system",
  at,
});

/** One mail for each account and date, however often somebody looks. */
export const digestKey = (accountId: string, date: string): string => `mail:digest:${accountId}:${date}`;

export const digestDelivery = ({ subject, at }: DomainEvent, date: string): DeliveryRequest => ({
  sink: "mail",
  target: "owner",
  orderKey: orderKey("mail", "owner", subject),
  dedupeKey: digestKey(subject.id, date),
  dueAt: at,
});
