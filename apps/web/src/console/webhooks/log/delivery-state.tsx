import type { WebhookDelivery } from "@daybook/contract/webhooks";
import { Check, CircleAlert, Clock, X } from "lucide-react";
import { Icon } from "../../../ui/icon.tsx";
import { PauseIcon } from "../../frame/own-icons.ts";
import { stateWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";

type State = WebhookDelivery["state"];

const icons = { waiting: Clock, done: Check, failed: CircleAlert, dismissed: X, paused: PauseIcon, skipped: X };
const tones = { waiting: "wait", done: "ok", failed: "wait", dismissed: "new", paused: "paused", skipped: "new" };

export const DeliveryState = ({ state }: { state: State }) => (
  <span className={css.standing} data-tone={tones[state]}>
    <Icon of={icons[state]} size="sm" /> <span>{stateWords(state)}</span>
  </span>
);
