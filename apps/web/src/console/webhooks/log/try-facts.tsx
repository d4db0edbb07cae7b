import type { WebhookDeliveryDetail } from "@daybook/contract/webhooks";
import type { ReactNode } from "react";
import { t } from "../../../words/words.ts";
import { CodeBlock } from "../code-block.tsx";
import { useWhen } from "../use-when.ts";
import css from "../webhooks.module.css";

type Try = WebhookDeliveryDetail["tries"][number];

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Why nothing came back, in the words of the network: those are English. */
export const Reason = ({ error }: { error: string }) => (
  <>
    <br />
    <span lang="en" dir="ltr" className="quiet">
      {error}
    </span>
  </>
);

/** One try and what was answered. */
export function TryFacts({ one }: { one: Try }) {
  const { exact } = useWhen();
  const { number, at, endedAt, status, headers, body, took, error } = one;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section>
      <h3 className={`label ${css.subhead}`}>{t("webhooks.try.title", { number })}</h3>
      <dl className={`ledger ${css.tryFacts}`}>
        <Fact label={t("webhooks.try.at")}>
          <time dateTime={at}>{exact(at)}</time>
        </Fact>
        <Fact label={t("webhooks.try.answer")}>
          {endedAt === null ? (
            t("webhooks.try.running")
          ) : status === null ? (
            <>
              <span>{t("webhooks.try.noAnswer")}</span>
              {error && <Reason error={error} />}
            </>
          ) : (
            <b className="strong num">{status}</b>
          )}
        </Fact>
        {took !== null && <Fact label={t("webhooks.try.took")}>{t("webhooks.try.ms", { took })}</Fact>}
      </dl>
      {lines.length > 0 && <CodeBlock label={t("webhooks.try.headers")} text={lines.join("\n")} />}
      {body !== "" && <CodeBlock label={t("webhooks.try.body")} text={body} />}
    </section>
  );
}
