import { CornerDownRight, X } from "lucide-react";
import { useId } from "react";
import { useClock } from "../../time/clock.ts";
import { formatMinutes } from "../../time/format.ts";
import { Button } from "../../ui/button.tsx";
import { FieldError } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
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
  const described = [problem && `${id}-problem`, endsNextDay(window) && `${id}-end`].filter(Boolean).join(" ");
  const shared = { invalid: problem !== undefined, describedBy: described || undefined };
  return (
    <div className={css.windowRow}>
      <span className={css.window}>
        <TimeInput
          {...shared}
          as="start"
          label={`${of}, from`}
          value={window.start}
          onChange={(start) => onSet({ start })}
        />
        <span className="quiet">to</span>
        <TimeInput {...shared} as="end" label={`${of}, to`} value={window.end} onChange={(end) => onSet({ end })} />
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
      {problem && <FieldError id={`${id}-problem`} text={problem} />}
    </div>
  );
}
