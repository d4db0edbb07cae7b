import { ArrowRight, Check, Pencil } from "lucide-react";
import type { KeyboardEvent } from "react";
import { formatTime } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { offsetLabel } from "../time/zones.ts";
import { Icon } from "../ui/icon.tsx";
import { t } from "../words/words.ts";
import type { LedgerRow } from "./ledger-rows.ts";
import { type DayPart, type DaySlots, minuteIn, partOf, type Slot, withoutTime } from "./slots-by-day.ts";
import { useLedgerRows } from "./use-ledger-rows.ts";

interface DayTimesProps {
  /** Names the page of the diary: date, zone, duration. */
  page: string;
  day: DaySlots | null;
  zone: string;
  clock: Clock;
  /** Starts that others took, in epoch milliseconds. */
  taken: ReadonlySet<number>;
  /** One's own time on this day. */
  own: Slot | null;
  selected: string | null;
  /** What the chosen line offers, such as Next. */
  go: string;
  busy: boolean;
  onSelect(slot: Slot): void;
  onGo(slot: Slot): void;
}

export function DayTimes(props: DayTimesProps) {
  const { page, day, zone, clock, taken, own } = props;
  const { rows: others, watch } = useLedgerRows(page, day, taken);
  if (day === null) return <TimesSkeleton />;
  const rows = own ? withOwn(others, own) : others;
  const label = (row: Row) => formatTime(row.start, zone, clock);
  const labels = rows.map(label);
  const parts = new Map<DayPart, Row[]>();
  for (const row of rows) {
    const part = partOf(minuteIn(zone, row.start));
    parts.set(part, [...(parts.get(part) ?? []), row]);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a short cut between the buttons inside
    <div className="times" data-clock={clock} onKeyDown={moveBetweenRows} {...watch}>
      {[...parts].map(([part, lines]) => (
        <fieldset className="bare" key={part} aria-label={t(`picker.parts.${part}`)}>
          <h3 className="times-part">{t(`picker.parts.${part}`)}</h3>
          {lines.map((row) => {
            const twice = labels.filter((other) => other === label(row)).length > 1;
            return <TimeRow key={row.start} row={row} label={label(row)} twice={twice} {...props} />;
          })}
        </fieldset>
      ))}
    </div>
  );
}

type Row = Omit<LedgerRow, "state"> & { state: LedgerRow["state"] | "yours" };

/** One's own time in its place among the others, whether it could be booked or not. */
const withOwn = (rows: readonly LedgerRow[], { start, end }: Slot): Row[] =>
  [...withoutTime(rows, { start, end }), { start, end, state: "yours" } satisfies Row].sort(
    (a, b) => Date.parse(a.start) - Date.parse(b.start),
  );

function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const open = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:not([aria-disabled])")];
  const index = open.indexOf(document.activeElement as HTMLButtonElement);
  const next = open[index + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

interface TimeRowProps extends DayTimesProps {
  row: Row;
  label: string;
  /** The clock shows this time twice on this day: say which one it is. */
  twice: boolean;
}

function TimeRow({ row, label, twice, zone, clock, selected, go, busy, onSelect, onGo }: TimeRowProps) {
  const isSelected = row.state === "free" && selected !== null && Date.parse(selected) === Date.parse(row.start);
  const isFree = row.state === "free";
  return (
    <button
      type="button"
      className="time"
      data-start={Date.parse(row.start)}
      data-state={isSelected ? "selected" : row.state === "gone" ? "taken" : row.state}
      aria-current={isSelected || undefined}
      aria-disabled={isFree ? undefined : true}
      aria-busy={(isSelected && busy) || undefined}
      tabIndex={isFree ? 0 : -1}
      onClick={isFree && !busy ? () => (isSelected ? onGo(row) : onSelect(row)) : undefined}
    >
      <time dateTime={row.start}>{label}</time> <span className="time-note">{noteOf(row, twice, zone, clock)}</span>{" "}
      <span className="time-end">
        {row.state === "held" && <Icon of={Pencil} />}
        {row.state === "yours" && <Icon of={Check} />}
        {isSelected && (
          <>
            <span>{go}</span>
            <Icon of={ArrowRight} turns />
          </>
        )}
        {isFree && !isSelected && <i className="tick" />}
      </span>
    </button>
  );
}

/** What stands beside a time: until when, or what became of it. */
function noteOf({ state, start, end, until }: Row, twice: boolean, zone: string, clock: Clock): string {
  const to = formatTime(end, zone, clock);
  switch (state) {
    case "free":
      return twice
        ? t("picker.toAt", { end: to, offset: offsetLabel(zone, Date.parse(start)) })
        : t("picker.to", { end: to });
    case "yours":
      return t("picker.yours", { end: to });
    case "held":
      return until ? t("picker.heldUntil", { time: formatTime(until, zone, clock) }) : t("picker.held");
    case "gone":
      return t("picker.gone");
    default:
      return t("picker.taken");
  }
}

const skeletonLines = [0, 1, 2, 3, 4, 5];

function TimesSkeleton() {
  return (
    <div className="times" aria-hidden="true">
      <div className="times-part">&nbsp;</div>
      {skeletonLines.map((line) => (
        <div className="time" key={line}>
          <span className="skel skel-time" />
          <span className="time-note">
            <span className="skel" />
          </span>
        </div>
      ))}
    </div>
  );
}
