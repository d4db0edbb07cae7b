import { ApiError } from "@daybook/contract/client";
import { loadErrorSentence } from "../api/error-sentence.ts";
import { Button } from "../ui/button.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import styles from "./missing.module.css";

/** A page that couldn't be opened: what happened, what is safe, what to do, the request's id. */
export function PageError({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const requestId = error instanceof ApiError ? error.problem?.requestId : undefined;
  return (
    <div className={`sheet ${styles.page}`} role="alert">
      <h1 className="title">{t("missing.error.title")}</h1>
      <p className="muted">{t("missing.error.text", { reason: loadErrorSentence(error) })}</p>
      <div className="btn-row">
        <Button kind="primary" size="lg" onClick={onRetry}>
          {t("ui.tryAgain")}
        </Button>
      </div>
      {requestId && (
        <p className="small quiet">
          <Trans
            id="missing.error.reference"
            values={{ reference: requestId }}
            tags={{ code: <span className="code" dir="ltr" /> }}
          />
        </p>
      )}
    </div>
  );
}
