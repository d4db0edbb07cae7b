import type { BookingCounts } from "@daybook/contract/booking-filter";
import { ChevronDown } from "lucide-react";
import { formatNumber } from "../../../time/format.ts";
import { Icon } from "../../../ui/icon.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { Popover, TriggerButton } from "../../../ui/overlays/popover.tsx";
import { t } from "../../../words/words.ts";
import type { ListState } from "./booking-filter.ts";
import css from "./filter.module.css";

interface EventTypeFilterProps {
  types: BookingCounts["eventTypes"];
  state: ListState;
  chosen: readonly string[];
  onToggle(id: string): void;
}

/** Any of some event types, each with how many bookings it has here. */
export function EventTypeFilter({ types, state, chosen, onToggle }: EventTypeFilterProps) {
  return (
    <Popover
      label={t("bookings.filter.types")}
      trigger={
        <TriggerButton size="sm" isDisabled={types.length === 0}>
          {t("bookings.filter.types")} <Icon of={ChevronDown} size="sm" />
        </TriggerButton>
      }
    >
      <ul className={css.types}>
        {types.map((type) => (
          <li key={type.id}>
            <label className={`check ${css.type}`}>
              <input type="checkbox" checked={chosen.includes(type.id)} onChange={() => onToggle(type.id)} />
              <InkMark ink={type.ink} />
              <bdi className={css.typeTitle}>{type.title}</bdi>
              <span className="quiet num">{formatNumber(type[state])}</span>
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
