import { ApiError } from "@daybook/contract/client";
import { Link, useRouter } from "@tanstack/react-router";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { errorCode, loadErrorSentence } from "../error-sentence.ts";
import { toCalendar } from "../links.ts";
import css from "./frame.module.css";
import { Page } from "./page.tsx";

/** What happened, what is safe, what to do, the request's id. */
export function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const gone = errorCode(error) === "not_found";
  const requestId = error instanceof ApiError ? error.problem?.requestId : undefined;
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={gone ? t("frame.gone.title") : t("frame.broken.title")}>
      <section className={`sheet ${css.state}`} role="alert">
        <p className="muted">{gone ? t("frame.gone.explanation") : loadErrorSentence(error)}</p>
        <div className="btn-row">
          {!gone && (
            <Button kind="primary" onClick={again}>
              {t("ui.tryAgain")}
            </Button>
          )}
          <Link {...toCalendar()} className="btn">
            {t("frame.toCalendar")}
          </Link>
        </div>
        {!gone && requestId && (
          <p className="small quiet">
            <Trans id="frame.broken.reference" values={{ reference: <span className="code">{requestId}</span> }} />
          </p>
        )}
      </section>
    </Page>
  );
}

export function MissingPage() {
  return (
    <Page title={t("frame.missing.title")}>
      <section className={`sheet ${css.state}`}>
        <p className="muted">{t("frame.missing.explanation")}</p>
        <div className="btn-row">
          <Link {...toCalendar()} className="btn">
            {t("frame.toCalendar")}
          </Link>
        </div>
      </section>
    </Page>
  );
}

/** Sheets of about the real size, for what takes longer than a moment. */
export function PagePending() {
  return (
    <Page title={<Skeleton width={12} />}>
      <section className={`sheet ${css.pending}`} aria-hidden="true">
        {[12, 20, 12, 8, 20].map((width, index) => (
          <div className="row" key={`${index}-${width}`}>
            <Skeleton width={3} />
            <Skeleton width={width as 8} />
          </div>
        ))}
      </section>
      <p className="sr" role="status">
        {t("frame.loading")}
      </p>
    </Page>
  );
}
