import type { WebhookDelivery } from "@daybook/contract/webhooks";
import { Ban, Check, CircleAlert, Clock, Pause } from "lucide-react";
import { Icon } from "../../../ui/icon.tsx";
import { stateWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";

type State = WebhookDelivery["state"];

const icons = { waiting: Clock, done: Check, failed: CircleAlert, paused: Pause, skipped: Ban };
const tones = { waiting: "wait", done: "ok", failed: "wait", paused: "paused", skipped: "new" };

export const DeliveryState = ({ state }: { state: State }) => (
  <span className={css.standing} data-tone={tones[state]}>
    <Icon of={icons[state]} size="sm" /> <span>{stateWords(state)}</span>
  </span>
);
