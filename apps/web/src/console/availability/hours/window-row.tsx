import { CornerDownRight, X } from "lucide-react";
import { useId, useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatMinutes } from "../../../time/format.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/forms/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import css from "./hours.module.css";
import { endsNextDay, lengthOf, type TimeSpan } from "./hours-draft.ts";
import { TimeInput } from "./time-input.tsx";
import { writeTime } from "./time-text.ts";

interface WindowRowProps {
  window: TimeSpan;
  /** The day or date they belong to. */
  of: string;
  problem?: string | undefined;
  onSet(span: Partial<TimeSpan>): void;
  onRemove?: () => void;
}

export function WindowRow({ window, of, problem, onSet, onRemove }: WindowRowProps) {
  const id = useId();
  const clock = useClock();
  const [refused, setRefused] = useState<{ typed: string; as: "start" | "end" } | null>(null);
  const described = [problem && `${id}-problem`, endsNextDay(window) && `${id}-end`].filter(Boolean).join(" ");
  const shared = (as: "start" | "end") => ({
    as,
    value: window[as],
    invalid: problem !== undefined,
    describedBy: described || undefined,
    onChange: (wall: string) => onSet({ [as]: wall }),
    onRefused: (typed: string | null) => setRefused(typed === null ? null : { typed, as }),
  });
  return (
    <div className={css.windowRow}>
      <span className={css.window}>
        <TimeInput {...shared("start")} label={`${of}, from`} />
        <span className="quiet">to</span>
        <TimeInput {...shared("end")} label={`${of}, to`} />
        {onRemove && (
          <Button
            kind="quiet"
            icon
            size="sm"
            aria-label={`Remove ${writeTime(window.start, clock)} to ${writeTime(window.end, clock)}, ${of}`}
            onClick={onRemove}
          >
            <Icon of={X} size="sm" />
          </Button>
        )}
        {endsNextDay(window) && (
          <span className={css.nextDay} id={`${id}-end`}>
            <Icon of={CornerDownRight} size="sm" /> ends next day, after {formatMinutes(lengthOf(window))}
          </span>
        )}
      </span>
      <span role="status">
        {refused && (
          <span className="field-hint">
            “{refused.typed}” is no time of day, so {writeTime(window[refused.as], clock)} stays.
          </span>
        )}
      </span>
      {problem && <FieldError id={`${id}-problem`} text={problem} />}
    </div>
  );
}
