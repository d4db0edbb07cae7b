import type { Delivery } from "@daybook/contract/deliveries";
import { Check, CircleAlert, Clock, X } from "lucide-react";
import { Icon } from "../../../ui/icon.tsx";
import { PauseIcon } from "../../frame/own-icons.ts";
import { stateWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";

type State = Delivery["state"];

const icons = {
  planned: Clock,
  waiting: Clock,
  done: Check,
  failed: CircleAlert,
  dismissed: X,
  paused: PauseIcon,
  skipped: X,
};
const tones = {
  planned: "new",
  waiting: "wait",
  done: "ok",
  failed: "wait",
  dismissed: "new",
  paused: "paused",
  skipped: "new",
};

export const DeliveryState = ({ state }: { state: State }) => (
  <span className={css.standing} data-tone={tones[state]}>
    <Icon of={icons[state]} size="sm" /> <span>{stateWords(state)}</span>
  </span>
);
