import { Check, CircleAlert, Pencil } from "lucide-react";
import { Icon } from "../../ui/icon.tsx";
import { PauseIcon } from "../frame/own-icons.ts";
import { useWhen } from "./use-when.ts";
import { type Fares, standingOf } from "./webhook-words.ts";
import css from "./webhooks.module.css";

const icons = { ok: Check, wait: CircleAlert, new: Pencil, paused: PauseIcon };

/** How a webhook or a channel fares. */
export function StandingLine({ webhook }: { webhook: Fares }) {
  const { long } = useWhen();
  const { tone, words } = standingOf(webhook, long);
  return (
    <span className={css.standing} data-tone={tone}>
      <Icon of={icons[tone]} size="sm" />
      <span className={css.lines}>
        {words.map((one) => (
          <span key={one}>{one}</span>
        ))}
      </span>
    </span>
  );
}
