import { ApiError } from "@daybook/contract/client";
import { Link, useRouter } from "@tanstack/react-router";
import { errorCode, loadErrorSentence } from "../../api/error-sentence.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
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
    <Page title={gone ? "Not here any more" : "This page didn’t come through"}>
      <section className={`sheet ${css.state}`} role="alert">
        <p className="muted">{gone ? "It was deleted, or the address has a slip in it." : loadErrorSentence(error)}</p>
        <div className="btn-row">
          {!gone && (
            <Button kind="primary" onClick={again}>
              Try again
            </Button>
          )}
          <Link {...toCalendar()} className="btn">
            Go to the calendar
          </Link>
        </div>
        {!gone && requestId && (
          <p className="small quiet">
            If it stays like this, name this when you ask for help: <span className="code">{requestId}</span>
          </p>
        )}
      </section>
    </Page>
  );
}

export function MissingPage() {
  return (
    <Page title="Nothing at this address">
      <section className={`sheet ${css.state}`}>
        <p className="muted">No page of the console has this address.</p>
        <div className="btn-row">
          <Link {...toCalendar()} className="btn">
            Go to the calendar
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
        Loading
      </p>
    </Page>
  );
}
