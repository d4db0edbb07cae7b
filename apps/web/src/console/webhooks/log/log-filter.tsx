import { webhookEvents } from "@daybook/contract/webhooks";
import type { DeliveryFilter } from "../../../api/webhooks.ts";
import { SelectField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { eventWords, stateWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";

const states = ["waiting", "paused", "done", "failed", "dismissed", "skipped"] as const;
const types = [...webhookEvents, "webhook.ping"] as const;

interface LogFilterProps {
  filter: DeliveryFilter;
  onFilter(filter: DeliveryFilter): void;
}

export function LogFilter({ filter: { state, type }, onFilter }: LogFilterProps) {
  const filter = (next: { state: string; type: string }) => {
    const [found, kind] = [states.find((one) => one === next.state), types.find((one) => one === next.type)];
    onFilter({ ...(found ? { state: found } : {}), ...(kind ? { type: kind } : {}) });
  };
  return (
    <div className={css.filter}>
      <SelectField
        quiet
        controlSize="sm"
        label={t("webhooks.log.state")}
        value={state ?? ""}
        onChange={(event) => filter({ state: event.target.value, type: type ?? "" })}
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
        label={t("webhooks.log.type")}
        value={type ?? ""}
        onChange={(event) => filter({ state: state ?? "", type: event.target.value })}
      >
        <option value="">{t("webhooks.log.all")}</option>
        {types.map((one) => (
          <option key={one} value={one}>
            {eventWords(one)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
