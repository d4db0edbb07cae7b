import { useNavigate, useSearch } from "@tanstack/react-router";
import { t } from "../../words/words.ts";
import { Page } from "../frame/page.tsx";
import { toDeliveries } from "../links.ts";
import { OpenedBeside } from "../webhooks/log/opened-beside.tsx";
import css from "../webhooks/webhooks.module.css";
import { AccountDeliveryPanel } from "./account-delivery-panel.tsx";
import { DeliveriesSheet } from "./deliveries-sheet.tsx";
import { HowTheyGo } from "./how-they-go.tsx";

/** All that was told of the account's bookings, whichever way it went. */
export function DeliveriesPage() {
  const navigate = useNavigate();
  const search = useSearch({ from: "/console/deliveries" });
  const { delivery: chosen, ...filter } = search;
  const go = (next: typeof search, replace = false) =>
    void navigate({ ...toDeliveries(next), replace, resetScroll: false });
  const open = (delivery?: string) => go({ ...filter, ...(delivery ? { delivery } : {}) }, chosen !== undefined);
  return (
    <Page title={t("frame.sections.deliveries")} note={t("deliveries.note")}>
      <div className={css.columns}>
        <div className={css.column}>
          <DeliveriesSheet filter={filter} chosen={chosen} onFilter={go} onOpen={open} />
        </div>
        <OpenedBeside
          id={chosen}
          label={t("webhooks.panel.label")}
          idleLabel={t("webhooks.how.title")}
          idle={<HowTheyGo />}
          onClose={() => open()}
        >
          {(id, close) => <AccountDeliveryPanel key={id} id={id} onClose={close} />}
        </OpenedBeside>
      </div>
    </Page>
  );
}
