import { Plus } from "lucide-react";
import { useState } from "react";
import { formatPlainDate } from "../../time/format.ts";
import { addDays } from "../../time/month.ts";
import { Button } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { nextWindow, type TimeSpan } from "./hours-draft.ts";
import { overrideProblems } from "./hours-problems.ts";
import css from "./overrides.module.css";
import { WindowRow } from "./window-row.tsx";

interface OverrideDialogProps {
  /** Empty for a date that is still to be chosen. */
  date: string;
  today: string;
  /** What the date has already. */
  standing: readonly TimeSpan[] | undefined;
  weeklyOf(date: string): readonly TimeSpan[];
  onClose(): void;
  onSave(dates: string[], windows: TimeSpan[]): void;
}

const longest = 92;

function datesBetween(from: string, to: string): string[] {
  const dates = [from];
  for (let date = addDays(from, 1); date <= to && dates.length < longest; date = addDays(date, 1)) dates.push(date);
  return dates;
}

export function OverrideDialog({ date, today, standing, weeklyOf, onClose, onSave }: OverrideDialogProps) {
  const [from, setFrom] = useState(date);
  const [to, setTo] = useState("");
  const [kind, setKind] = useState<"off" | "own">(standing && standing.length > 0 ? "own" : "off");
  const usual = from ? weeklyOf(from) : [];
  const [windows, setWindows] = useState<readonly TimeSpan[]>(
    standing && standing.length > 0 ? standing : usual.length > 0 ? usual : [{ start: "09:00", end: "17:00" }],
  );
  const problems = kind === "own" ? overrideProblems(windows) : new Map<number, string>();
  const reversed = to !== "" && to < from;
  const ready = from >= today && !reversed && problems.size === 0 && (kind === "off" || windows.length > 0);
  const next = nextWindow(windows);
  const name = from ? formatPlainDate(from, "long") : "the date";

  return (
    <Dialog
      open
      onClose={onClose}
      title={date ? formatPlainDate(date, "full") : "Another date"}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            kind="primary"
            disabled={!ready}
            onClick={() =>
              onSave(
                to ? datesBetween(from, to) : [from],
                kind === "off" ? [] : windows.map(({ start, end }) => ({ start, end })),
              )
            }
          >
            {kind === "off" ? "Take it off" : "Use these hours"}
          </Button>
        </>
      }
    >
      {date === "" && (
        <div className={css.dates}>
          <TextField
            label="Date"
            type="date"
            min={today}
            value={from}
            error={from && from < today ? "This date is over." : undefined}
            onChange={({ target }) => setFrom(target.value)}
          />
          <TextField
            label="Until"
            optional
            type="date"
            min={from || today}
            value={to}
            error={reversed ? "This is before the first date." : undefined}
            onChange={({ target }) => setTo(target.value)}
          />
        </div>
      )}
      <RadioGroup<"off" | "own">
        legend="On this date"
        value={kind}
        onChange={setKind}
        options={[
          { value: "off", label: "Not available" },
          { value: "own", label: "Other hours than usual" },
        ]}
      />
      {kind === "own" && (
        <div className={css.dialogWindows}>
          {windows.map((window, index) => (
            <WindowRow
              key={index}
              window={window}
              of={name}
              problem={problems.get(index)}
              onSet={(span) => setWindows(windows.map((one, at) => (at === index ? { ...one, ...span } : one)))}
              {...(windows.length > 1 ? { onRemove: () => setWindows(windows.filter((_, at) => at !== index)) } : {})}
            />
          ))}
          <Button size="sm" disabled={!next} onClick={() => next && setWindows([...windows, next])}>
            <Icon of={Plus} size="sm" /> Add hours
          </Button>
        </div>
      )}
    </Dialog>
  );
}
