import type { DeliveriesFilter } from "../../api/deliveries.ts";
import { t } from "../../words/words.ts";
import { FilterSelect } from "../webhooks/log/filter-select.tsx";
import { stateWords } from "../webhooks/webhook-words.ts";
import css from "../webhooks/webhooks.module.css";
import { sinkWords } from "./delivery-names.ts";

const states = ["failed", "waiting", "planned", "paused", "done", "dismissed", "skipped"] as const;
const spans = ["day", "week"] as const;
/** Those that every account has or may have; others are offered once one was sent. */
const known = ["mail", "webhook"];

interface DeliveriesFilterProps {
  filter: DeliveriesFilter;
  /** The ways of what is shown. */
  sinks: readonly string[];
  onFilter(filter: DeliveriesFilter): void;
}

export function DeliveriesFilterBar({ filter, sinks, onFilter }: DeliveriesFilterProps) {
  const { state, sink, span } = filter;
  const ways = [...new Set([...known, ...sinks, ...(sink ? [sink] : [])])];
  const change = (next: { [K in keyof DeliveriesFilter]: DeliveriesFilter[K] | undefined }) => {
    const all = { state, sink, span, ...next };
    onFilter({
      ...(all.state ? { state: all.state } : {}),
      ...(all.sink ? { sink: all.sink } : {}),
      ...(all.span ? { span: all.span } : {}),
    });
  };
  const all = t("webhooks.log.all");
  return (
    <div className={css.filter}>
      <FilterSelect
        label={t("webhooks.log.state")}
        all={all}
        options={states}
        value={state}
        words={stateWords}
        onChange={(next) => change({ state: next })}
      />
      <FilterSelect
        label={t("deliveries.way")}
        all={all}
        options={ways}
        value={sink}
        words={sinkWords}
        onChange={(next) => change({ sink: next })}
      />
      <FilterSelect
        label={t("deliveries.when")}
        all={t("deliveries.span", { span: "any" })}
        options={spans}
        value={span}
        words={(one) => t("deliveries.span", { span: one })}
        onChange={(next) => change({ span: next })}
      />
    </div>
  );
}
