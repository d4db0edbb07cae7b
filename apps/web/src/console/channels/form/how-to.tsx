import type { ChatKind } from "@daybook/contract/chat-channels";
import { t } from "../../../words/words.ts";
import { programs } from "../channel-words.ts";
import css from "../channels.module.css";

const steps = {
  discord: ["channels.how.discord1", "channels.how.discord2"],
  slack: ["channels.how.slack1", "channels.how.slack2"],
  teams: ["channels.how.teams1", "channels.how.teams2", "channels.how.teams3"],
  matrix: ["channels.how.matrix1", "channels.how.matrix2"],
} as const;

/** Where to get what is asked for. */
export function HowTo({ kind }: { kind: ChatKind }) {
  return (
    <section className={css.how}>
      <h3 className="label">{t("channels.how.title", { program: programs[kind] })}</h3>
      <ol>
        {steps[kind].map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </section>
  );
}
