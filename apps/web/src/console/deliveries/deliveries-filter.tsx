import type { DeliveriesFilter } from "../../api/deliveries.ts";
import { SelectField } from "../../ui/forms/field.tsx";
import { t } from "../../words/words.ts";
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
  const change = (next: { state?: string; sink?: string; span?: string }) => {
    const all = { state, sink, span, ...next };
    const [found, far] = [states.find((one) => one === all.state), spans.find((one) => one === all.span)];
    onFilter({
      ...(found ? { state: found } : {}),
      ...(all.sink ? { sink: all.sink } : {}),
      ...(far ? { span: far } : {}),
    });
  };
  return (
    <div className={css.filter}>
      <SelectField
        quiet
        controlSize="sm"
        label={t("webhooks.log.state")}
        value={state ?? ""}
        onChange={(event) => change({ state: event.target.value })}
      >
        <option value="">{t("webhooks.log.all")}</option>
        {states.map((one) => (
          <option key={one} value={one}>
            {stateWords(one)}
          </option>
        ))}
      </SelectField>
      <SelectField
        quiet
        controlSize="sm"
        label={t("deliveries.way")}
        value={sink ?? ""}
        onChange={(event) => change({ sink: event.target.value })}
      >
        <option value="">{t("webhooks.log.all")}</option>
        {ways.map((one) => (
          <option key={one} value={one}>
            {sinkWords(one)}
          </option>
        ))}
      </SelectField>
      <SelectField
        quiet
        controlSize="sm"
        label={t("deliveries.when")}
        value={span ?? ""}
        onChange={(event) => change({ span: event.target.value })}
      >
        <option value="">{t("deliveries.span", { span: "any" })}</option>
        {spans.map((one) => (
          <option key={one} value={one}>
            {t("deliveries.span", { span: one })}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
