import type { DeliveryDetail } from "@daybook/contract/deliveries";
import { t } from "../../words/words.ts";
import { Fact, Reason, TryFacts } from "../webhooks/log/try-facts.tsx";
import { useWhen } from "../webhooks/use-when.ts";
import css from "../webhooks/webhooks.module.css";

type Try = DeliveryDetail["tries"][number];

/** One try: when, and what came of it. What a program answered is shown as it answered. */
export function DeliveryTry({ one }: { one: Try }) {
  const { long } = useWhen();
  const { number, at, outcome, cause, error, status, took } = one;
  if (status !== null || took !== null) return <TryFacts one={one} />;
  return (
    <section>
      <h3 className={`label ${css.subhead}`}>{t("webhooks.try.title", { number })}</h3>
      <dl className={`ledger ${css.tryFacts}`}>
        <Fact label={t("webhooks.try.at")}>
          <time dateTime={at}>{long(at)}</time>
        </Fact>
        <Fact label={t("deliveries.outcome")}>
          <span>{t("deliveries.outcomes", { outcome: outcome ?? "running" })}</span>
          {cause && cause !== "unknown" && (
            <>
              <br />
              <span>{t("bookings.deliveries.cause", { cause })}</span>
            </>
          )}
          {error && <Reason error={error} />}
        </Fact>
      </dl>
    </section>
  );
}
