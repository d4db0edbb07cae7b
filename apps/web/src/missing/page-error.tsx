import { ApiError } from "@daybook/contract/client";
import { loadErrorSentence } from "../api/error-sentence.ts";
import { Button } from "../ui/button.tsx";
import styles from "./missing.module.css";

/** A page that couldn't be opened: what happened, what is safe, what to do, the request's id. */
export function PageError({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const requestId = error instanceof ApiError ? error.problem?.requestId : undefined;
  return (
    <div className={`sheet ${styles.page}`} role="alert">
      <h1 className="title">This page won’t open just now</h1>
      <p className="muted">{loadErrorSentence(error)} Nothing that is booked is affected.</p>
      <div className="btn-row">
        <Button kind="primary" size="lg" onClick={onRetry}>
          Try again
        </Button>
      </div>
      {requestId && (
        <p className="small quiet">
          If it stays like this, tell the host: <span className="code">{requestId}</span>
        </p>
      )}
    </div>
  );
}
