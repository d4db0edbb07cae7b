import { type KeyScope, keyScopes } from "@daybook/contract/api-keys";
import type { ChatKind } from "@daybook/contract/chat-channels";
import { formatList, formatMinutes, formatNumber, formatPlainDate } from "../../../time/format.ts";
import { cityCalled, intl, t } from "../../../words/words.ts";
import { dateWithYear, scopesWords } from "../../api-keys/key-words.ts";
import { programs } from "../../channels/channel-words.ts";
import { dateAndTime } from "../../date-words.ts";
import { hourWords } from "../../hour-words.ts";
import { placeWords } from "../../place-words.ts";
import { eventWords } from "../../webhooks/webhook-words.ts";
import type { Reader } from "./field-row.ts";

type Words = (value: never, reader: Reader) => string;

const minutes = (value: number) => formatMinutes(value);
const instant = (value: string, { timezone, clock }: Reader) => dateAndTime(value, timezone, clock);
const list = (items: readonly string[]) => formatList(items, "conjunction");
const untold = () => t("log.values.untold");

/** How each field's value is said, where it is more than a text, a number, or a yes. */
const words: Readonly<Record<string, Words>> = {
  durations: (all: number[]) => list(all.map(minutes)),
  slotInterval: minutes,
  bufferBefore: minutes,
  bufferAfter: minutes,
  minimumNotice: minutes,
  changeNotice: minutes,
  start: instant,
  end: instant,
  erasedAt: instant,
  // A key may end years ahead.
  expiresAt: (value: string, { timezone }) => dateWithYear(value, timezone),
  timezone: (zone: string) => cityCalled(zone),
  locale: (tag: string) => new Intl.DisplayNames(intl(), { type: "language" }).of(tag) ?? tag,
  clock: (clock: string) => t(clock === "12" ? "settings.clock.twelve" : "settings.clock.twentyFour"),
  digest: (digest: true | { hour: number }, { clock }) =>
    typeof digest === "object" ? hourWords(digest.hour, clock) : t("log.values.yes"),
  bookingWindow: (window: { days?: number; from?: string; to?: string }) =>
    window.days === undefined
      ? t("time.range", { start: dateWords(window.from), end: dateWords(window.to) })
      : t("log.values.days", { days: window.days }),
  location: placeWords as Words,
  questions: (questions: { label: string }[]) => list(questions.map(({ label }) => label)),
  reminders: (reminders: boolean | unknown[]) =>
    typeof reminders === "boolean" ? yesOrNo(reminders) : formatNumber(reminders.length),
  scopes: (scopes: KeyScope[]) => scopesWords(scopes.filter((scope) => keyScopes.includes(scope))),
  events: (events: string[]) => list(events.map(eventWords)),
  kind: (kind: ChatKind) => programs[kind] ?? kind,
  state: (state: string) => t("log.values.state", { state }),
  answer: (answer: string) => t("log.values.answer", { answer }),
  provider: (method: string) => t("log.values.method", { method }),
  method: (method: string) => t("log.values.method", { method }),
  secondFactor: (method: string) => t("log.values.method", { method }),
  by: (by: string) => t("log.values.by", { by }),
  // Of these an entry has ids, or words that nobody reads in a line.
  scheduleId: untold,
  eventTypeIds: untold,
  messages: untold,
  ink: untold,
};

const dateWords = (date: string | undefined) => (date ? formatPlainDate(date, "full") : "…");
const yesOrNo = (value: boolean) => t(value ? "log.values.yes" : "log.values.no");
export const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
const isUntold = (value: unknown) => typeof value === "object" && value !== null && "untold" in value;

/** A field's value in the reader's words. What isn't as this version writes it is shown as it stands. */
export function valueWords(field: string, value: unknown, reader: Reader): string {
  if (isUntold(value)) return untold();
  if (isNothing(value)) return t("log.values.none");
  try {
    const known = words[field];
    if (known) return known(value as never, reader);
  } catch {
    // A value of another version: below.
  }
  if (typeof value === "boolean") return yesOrNo(value);
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return value;
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? list(value) : untold();
}
