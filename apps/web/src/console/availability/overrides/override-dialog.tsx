import type { PlainKey } from "@daybook/words/words";
import { useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { type Month, monthOf } from "../../../time/month.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/forms/choice.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
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

const kinds = {
  off: "availability.notAvailable",
  own: "availability.override.own",
  weekly: "availability.override.weekly",
} as const satisfies Record<Kind, PlainKey>;
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
  // Before any is chosen, it is one that will be.
  const count = Math.max(1, chosen.length);
  const go = {
    off: t("availability.override.takeOff", { count }),
    own: t("availability.override.useHours", { count }),
    weekly: t("availability.override.backToWeekly"),
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
      title={chosen.length === 0 ? t("availability.override.chooseDates") : datesWords(chosen)}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" disabled={chosen.length === 0 || problems.size > 0} onClick={save}>
            {chosen.length === 0 ? t("availability.override.chooseDate") : go}
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
              {t("availability.override.addBetween", { count: between.length })}
            </Button>
          ) : (
            <p className="small quiet">{t("availability.override.severalHint")}</p>
          )}
        </div>
        <div className={css.dateHours}>
          <RadioGroup<Kind>
            legend={t("availability.override.legend", { count })}
            value={kind}
            onChange={setPicked}
            options={(["off", "own", ...(standing.length > 0 ? (["weekly"] as const) : [])] as const).map((value) => ({
              value,
              label: t(kinds[value]),
            }))}
          />
          {kind === "own" && (
            <OverrideWindows
              windows={windows}
              of={chosen.length === 0 ? t("availability.override.theDate") : datesWords(chosen)}
              problems={problems}
              onChange={setTyped}
            />
          )}
          {kind !== "weekly" && standing.length > 0 && standing.length < chosen.length && (
            <p className="small quiet">{t("availability.override.replaces", { count: standing.length })}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
