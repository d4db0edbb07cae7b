import { longestRange } from "@daybook/core/availability/override-ranges";
import type { PlainKey } from "@daybook/words/words";
import { type ReactNode, useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/forms/choice.tsx";
import { FieldError, TextField } from "../../../ui/forms/field.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { overrideProblems } from "../hours/hours-problems.ts";
import { eachDate, type OverrideDraft, overrideOn } from "../hours/override-draft.ts";
import type { TimeSpan } from "../hours/time-span.ts";
import { OverrideWindows } from "./override-windows.tsx";
import css from "./overrides.module.css";
import { type Dates, RangeMonth } from "./range-month.tsx";
import { datesWords } from "./range-words.ts";

interface OverrideDialogProps {
  /** Chosen from the start; null where they are still to be chosen. */
  dates: Dates | null;
  today: string;
  first: number;
  overrides: readonly OverrideDraft[];
  weeklyOf(date: string): readonly TimeSpan[];
  /** Which bookings stay on the dates that are chosen. */
  standing(dates: Dates): ReactNode;
  onClose(): void;
  /** Null gives the dates their weekly hours again. */
  onSave(dates: Dates, override: OverrideDraft | null): void;
}

type Kind = "off" | "own" | "weekly";

const kinds = {
  off: "availability.notAvailable",
  own: "availability.override.own",
  weekly: "availability.override.weekly",
} as const satisfies Record<Kind, PlainKey>;
const officeHours = [{ start: "09:00", end: "17:00" }];
const longestReason = 200;

export function OverrideDialog(props: OverrideDialogProps) {
  const { dates, today, first, overrides, weeklyOf, standing, onClose, onSave } = props;
  const clock = useClock();
  const [chosen, setChosen] = useState(dates);
  const opened = dates ? overrideOn(overrides, dates.date) : undefined;
  const all = chosen ? eachDate(chosen) : [];
  const differing = all.filter((date) => overrideOn(overrides, date)).length;
  const [picked, setPicked] = useState<Kind>(opened && opened.windows.length > 0 ? "own" : "off");
  const kind = picked === "weekly" && differing === 0 ? "off" : picked;
  const [reason, setReason] = useState(opened?.reason ?? "");

  const usual = chosen ? weeklyOf(chosen.date) : [];
  const [typed, setTyped] = useState<readonly TimeSpan[] | null>(
    opened && opened.windows.length > 0 ? opened.windows : null,
  );
  const windows = typed ?? (usual.length > 0 ? usual : officeHours);
  const problems = kind === "own" ? overrideProblems(windows, clock) : new Map<number, string>();
  const rests = kind === "own" && all.length > 1 ? all.filter((date) => weeklyOf(date).length === 0).length : 0;
  const tooMany = all.length > longestRange;
  // Before any is chosen, it is one that will be.
  const count = Math.max(1, all.length);
  const go = {
    off: t("availability.override.takeOff", { count }),
    own: t("availability.override.useHours", { count }),
    weekly: t("availability.override.backToWeekly"),
  }[kind];
  const save = () => {
    if (!chosen) return;
    const hours = kind === "own" ? windows.map(({ start, end }) => ({ start, end })) : [];
    onSave(chosen, kind === "weekly" ? null : { ...chosen, reason: reason.trim(), windows: hours });
  };

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={chosen ? datesWords(chosen, today) : t("availability.override.chooseDates")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" disabled={!chosen || tooMany || problems.size > 0} onClick={save}>
            {chosen ? go : t("availability.override.chooseDate")}
          </Button>
        </>
      }
    >
      <div className={css.choosing}>
        <div className={css.dates}>
          <RangeMonth
            value={chosen}
            today={today}
            first={first}
            overrides={overrides}
            isRest={(date) => weeklyOf(date).length === 0}
            onChange={setChosen}
          />
          {tooMany ? (
            <FieldError id="too-many-dates" text={t("availability.override.tooMany", { max: longestRange })} />
          ) : (
            <p className="small quiet">{t("availability.override.rangeHint")}</p>
          )}
        </div>
        <div className={css.dateHours}>
          <RadioGroup<Kind>
            legend={t("availability.override.legend", { count })}
            value={kind}
            onChange={setPicked}
            options={(["off", "own", ...(differing > 0 ? (["weekly"] as const) : [])] as const).map((value) => ({
              value,
              label: t(kinds[value]),
            }))}
          />
          {kind === "own" && (
            <OverrideWindows
              windows={windows}
              of={chosen ? datesWords(chosen, today) : t("availability.override.theDate")}
              problems={problems}
              onChange={setTyped}
            />
          )}
          {rests > 0 && <p className="small quiet">{t("availability.override.alsoRest", { count: rests })}</p>}
          {kind !== "weekly" && (
            <TextField
              label={t("availability.override.reason")}
              optional
              hint={t("availability.override.reasonHint")}
              maxLength={longestReason}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
          {kind !== "weekly" && differing > 0 && !(opened && sameDates(opened, chosen)) && (
            <p className="small quiet">{t("availability.override.replaces", { count: differing })}</p>
          )}
          <div>{kind !== "weekly" && chosen && !tooMany && standing(chosen)}</div>
        </div>
      </div>
    </Dialog>
  );
}

const sameDates = (one: Dates, other: Dates | null) => one.date === other?.date && one.until === other.until;
