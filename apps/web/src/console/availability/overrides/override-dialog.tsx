import { useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { type Month, monthOf } from "../../../time/month.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/forms/choice.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import type { OverrideDraft, TimeSpan } from "../hours/hours-draft.ts";
import { overrideProblems } from "../hours/hours-problems.ts";
import { datesBetween, datesWords, toggleDate } from "./chosen-dates.ts";
import { OverrideMonth } from "./override-month.tsx";
import { OverrideWindows } from "./override-windows.tsx";
import css from "./overrides.module.css";

interface OverrideDialogProps {
  /** Chosen from the start; none for dates that are still to be chosen. */
  dates: readonly string[];
  month: Month;
  today: string;
  first: number;
  overrides: readonly OverrideDraft[];
  weeklyOf(date: string): readonly TimeSpan[];
  onClose(): void;
  /** Null gives the dates their weekly hours again. */
  onSave(dates: readonly string[], windows: readonly TimeSpan[] | null): void;
}

type Kind = "off" | "own" | "weekly";

const actions = { off: "Not available", own: "Other hours than usual", weekly: "Weekly hours again" } as const;
const officeHours = [{ start: "09:00", end: "17:00" }];

export function OverrideDialog(props: OverrideDialogProps) {
  const { dates, today, first, overrides, weeklyOf, onClose, onSave } = props;
  const clock = useClock();
  const [month, setMonth] = useState(dates[0] ? monthOf(dates[0]) : props.month);
  const [chosen, setChosen] = useState(dates);
  const standing = overrides.filter(({ date }) => chosen.includes(date));
  const opened = overrides.find(({ date }) => date === dates[0])?.windows ?? [];
  const [picked, setPicked] = useState<Kind>(opened.length > 0 ? "own" : "off");
  const kind = picked === "weekly" && standing.length === 0 ? "off" : picked;

  const usual = chosen[0] ? weeklyOf(chosen[0]) : [];
  const [typed, setTyped] = useState<readonly TimeSpan[] | null>(opened.length > 0 ? opened : null);
  const windows = typed ?? (usual.length > 0 ? usual : officeHours);
  const problems = kind === "own" ? overrideProblems(windows, clock) : new Map<number, string>();
  const between = datesBetween(chosen);
  const many = chosen.length > 1;
  const go = {
    off: many ? `Take these ${chosen.length} dates off` : "Take this date off",
    own: many ? `Use these hours on ${chosen.length} dates` : "Use these hours",
    weekly: "Back to weekly hours",
  }[kind];

  const save = () =>
    onSave(
      [...chosen].sort(),
      kind === "weekly" ? null : kind === "off" ? [] : windows.map(({ start, end }) => ({ start, end })),
    );
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={chosen.length === 0 ? "Choose the dates" : datesWords(chosen)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={chosen.length === 0 || problems.size > 0} onClick={save}>
            {chosen.length === 0 ? "Choose a date" : go}
          </Button>
        </>
      }
    >
      <div className={css.choosing}>
        <div className={css.dates}>
          <OverrideMonth
            month={month}
            today={today}
            first={first}
            overrides={overrides}
            chosen={chosen}
            isRest={(date) => weeklyOf(date).length === 0}
            onMonth={setMonth}
            onChoose={(date) => setChosen(toggleDate(chosen, date))}
          />
          {between.length > 0 ? (
            <Button size="sm" onClick={() => setChosen([...chosen, ...between])}>
              {between.length === 1 ? "And the day between" : `And the ${between.length} days between`}
            </Button>
          ) : (
            <p className="small quiet">Several dates may be chosen. A second press lets one go.</p>
          )}
        </div>
        <div className={css.dateHours}>
          <RadioGroup<Kind>
            legend={many ? "On these dates" : "On this date"}
            value={kind}
            onChange={setPicked}
            options={(["off", "own", ...(standing.length > 0 ? (["weekly"] as const) : [])] as const).map((value) => ({
              value,
              label: actions[value],
            }))}
          />
          {kind === "own" && (
            <OverrideWindows
              windows={windows}
              of={chosen.length === 0 ? "the date" : datesWords(chosen)}
              problems={problems}
              onChange={setTyped}
            />
          )}
          {kind !== "weekly" && standing.length > 0 && standing.length < chosen.length && (
            <p className="small quiet">
              {standing.length === 1 ? "One of them differs" : `${standing.length} of them differ`} from your week
              already; this takes its place.
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
