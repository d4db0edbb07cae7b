import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "../../../ui/button.tsx";
import { Switch } from "../../../ui/forms/choice.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { CopyHours } from "./copy-hours.tsx";
import css from "./hours.module.css";
import { type DayDraft, nextWindow, type TimeSpan, type Weekday } from "./hours-draft.ts";
import { weekdayName } from "./weekday-name.ts";
import { WindowRow } from "./window-row.tsx";

interface DayRowProps {
  day: DayDraft;
  first: number;
  problems: ReadonlyMap<string, string>;
  onSwitch(on: boolean): void;
  onAdd(): void;
  onSet(key: string, span: Partial<TimeSpan>): void;
  onRemove(key: string): void;
  onCopy(to: Weekday[]): void;
}

export function DayRow({ day, first, problems, onSwitch, onAdd, onSet, onRemove, onCopy }: DayRowProps) {
  const id = useId();
  const name = weekdayName(day.day);
  const full = day.on && nextWindow(day.windows) === null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend could not stand in the grid of the row
    <div className={css.day} data-off={!day.on || undefined} role="group" aria-labelledby={id}>
      <div className={css.dayName}>
        <Switch
          label={
            <span className="strong" id={id}>
              {name}
            </span>
          }
          checked={day.on}
          onChange={({ target }) => onSwitch(target.checked)}
        />
      </div>
      <div className={css.windows}>
        {!day.on && <span className="quiet">{t("availability.notAvailable")}</span>}
        {day.on &&
          day.windows.map((window) => (
            <WindowRow
              key={window.key}
              window={window}
              of={name}
              problem={problems.get(window.key)}
              onSet={(span) => onSet(window.key, span)}
              onRemove={() => onRemove(window.key)}
            />
          ))}
      </div>
      <div className={css.dayActions}>
        <Button
          kind="quiet"
          icon
          size="sm"
          aria-label={t("availability.day.add", { day: name })}
          title={t("availability.addHours")}
          disabled={full}
          onClick={onAdd}
        >
          <Icon of={Plus} />
        </Button>
        <CopyHours day={day.day} first={first} onCopy={onCopy} />
      </div>
    </div>
  );
}
