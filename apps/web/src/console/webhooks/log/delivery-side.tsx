import type { Webhook } from "@daybook/contract/webhooks";
import { t } from "../../../words/words.ts";
import { DeliveryPanel } from "./delivery-panel.tsx";
import { HowItGoes } from "./how-it-goes.tsx";
import { OpenedBeside } from "./opened-beside.tsx";

interface DeliverySideProps {
  webhook: Webhook;
  id: string | undefined;
  onClose(): void;
}

/** One delivery beside the log. */
export const DeliverySide = ({ webhook, id, onClose }: DeliverySideProps) => (
  <OpenedBeside
    id={id}
    label={t("webhooks.panel.label")}
    idleLabel={t("webhooks.how.title")}
    idle={<HowItGoes />}
    onClose={onClose}
  >
    {(opened, close) => <DeliveryPanel key={opened} webhook={webhook} id={opened} onClose={close} />}
  </OpenedBeside>
);
