import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/forms/choice.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Popover, TriggerButton } from "../../../ui/overlays/popover.tsx";
import { Sheet } from "../../../ui/overlays/sheet.tsx";
import { useMedia } from "../../../ui/use-media.ts";
import { t } from "../../../words/words.ts";
import css from "./hours.module.css";
import { type Weekday, weekdays } from "./hours-draft.ts";
import { weekdayName } from "./weekday-name.ts";

interface CopyHoursProps {
  day: Weekday;
  first: number;
  onCopy(to: Weekday[]): void;
}

/** Copies one day's hours to others that are ticked: beside the day, or in a sheet from below on a phone. */
export function CopyHours({ day, first, onCopy }: CopyHoursProps) {
  const phone = useMedia("(max-width: 900px)");
  const [open, setOpen] = useState(false);
  const values = { day: weekdayName(day) };
  const label = t("availability.copy.label", values);
  if (phone)
    return (
      <>
        <Button kind="quiet" icon size="sm" aria-label={label} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon of={Copy} />
        </Button>
        <Sheet open={open} onClose={() => setOpen(false)} title={t("availability.copy.title", values)}>
          <CopyTo
            day={day}
            first={first}
            onCopy={(to) => {
              onCopy(to);
              setOpen(false);
            }}
          />
        </Sheet>
      </>
    );
  return (
    <Popover
      label={label}
      placement="bottom end"
      trigger={
        <TriggerButton kind="quiet" icon size="sm" aria-label={label}>
          <Icon of={Copy} />
        </TriggerButton>
      }
    >
      {(close) => (
        <>
          <p className={`small strong ${css.copyTitle}`}>{t("availability.copy.title", values)}</p>
          <CopyTo
            day={day}
            first={first}
            onCopy={(to) => {
              onCopy(to);
              close();
            }}
          />
        </>
      )}
    </Popover>
  );
}

function CopyTo({ day, first, onCopy }: CopyHoursProps) {
  const [chosen, setChosen] = useState<readonly Weekday[]>([]);
  const others = weekdays
    .map((_, index) => weekdays[(first - 1 + index) % 7])
    .filter((one) => one !== undefined && one !== day) as Weekday[];
  const toggle = (one: Weekday) =>
    setChosen((before) => (before.includes(one) ? before.filter((other) => other !== one) : [...before, one]));
  return (
    <div className={css.copy}>
      {others.map((one) => (
        <div key={one} className={css.copyRow}>
          <Checkbox label={weekdayName(one)} checked={chosen.includes(one)} onChange={() => toggle(one)} />
        </div>
      ))}
      <div className={css.copyFoot}>
        <Button kind="quiet" size="sm" onClick={() => setChosen(others.filter((one) => one <= 5))}>
          {t("availability.copy.allWeekdays")}
        </Button>
        <Button kind="primary" size="sm" disabled={chosen.length === 0} onClick={() => onCopy([...chosen])}>
          {chosen.length === 0 ? t("availability.copy.none") : t("availability.copy.go", { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
