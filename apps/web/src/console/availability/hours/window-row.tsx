import { CornerDownRight, X } from "lucide-react";
import { useId, useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatMinutes } from "../../../time/format.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/forms/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
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
        <Trans
          id="availability.window.inputs"
          values={{
            start: <TimeInput {...shared("start")} label={t("availability.window.from", { when: of })} />,
            end: <TimeInput {...shared("end")} label={t("availability.window.to", { when: of })} />,
          }}
          tags={{ quiet: <span className="quiet" /> }}
        />
        {onRemove && (
          <Button
            kind="quiet"
            icon
            size="sm"
            aria-label={t("availability.window.remove", {
              start: writeTime(window.start, clock),
              end: writeTime(window.end, clock),
              when: of,
            })}
            onClick={onRemove}
          >
            <Icon of={X} size="sm" />
          </Button>
        )}
        {endsNextDay(window) && (
          <span className={css.nextDay} id={`${id}-end`}>
            <Icon of={CornerDownRight} size="sm" turns />{" "}
            {t("availability.window.endsNextDay", { length: formatMinutes(lengthOf(window)) })}
          </span>
        )}
      </span>
      <span role="status">
        {refused && (
          <span className="field-hint">
            <Trans
              id="availability.window.refused"
              values={{ typed: <bdi>{refused.typed}</bdi>, time: writeTime(window[refused.as], clock) }}
            />
          </span>
        )}
      </span>
      {problem && <FieldError id={`${id}-problem`} text={problem} />}
    </div>
  );
}
