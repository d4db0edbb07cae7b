import { webhookEvents } from "@daybook/contract/webhooks";
import type { DeliveryFilter } from "../../../api/webhooks.ts";
import { t } from "../../../words/words.ts";
import { eventWords, stateWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";
import { FilterSelect } from "./filter-select.tsx";

const states = ["waiting", "paused", "done", "failed", "dismissed", "skipped"] as const;
const types = [...webhookEvents, "webhook.ping"] as const;

interface LogFilterProps {
  filter: DeliveryFilter;
  onFilter(filter: DeliveryFilter): void;
}

export function LogFilter({ filter: { state, type }, onFilter }: LogFilterProps) {
  const all = t("webhooks.log.all");
  const filter = (next: { state: DeliveryFilter["state"]; type: DeliveryFilter["type"] }) =>
    onFilter({ ...(next.state ? { state: next.state } : {}), ...(next.type ? { type: next.type } : {}) });
  return (
    <div className={css.filter}>
      <FilterSelect
        label={t("webhooks.log.state")}
        all={all}
        options={states}
        value={state}
        words={stateWords}
        onChange={(next) => filter({ state: next, type })}
      />
      <FilterSelect
        label={t("webhooks.log.type")}
        all={all}
        options={types}
        value={type}
        words={eventWords}
        onChange={(next) => filter({ state, type: next })}
      />
    </div>
  );
}
