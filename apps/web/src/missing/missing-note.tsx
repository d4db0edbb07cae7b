import { LinkButton } from "../ui/button.tsx";
import styles from "./missing.module.css";

/** A blank page that says whose address this would have been. */
export function MissingNote({ handle }: { handle?: string | undefined }) {
  return (
    <div className={`sheet ${styles.page}`}>
      <h1 className="title">Nothing is written here</h1>
      <p className="muted">
        {handle ? (
          <>
            There is no page at <b className="code">{decodeURIComponent(location.pathname)}</b>. The link may be old, or
            a letter of it went missing.
          </>
        ) : (
          "There is no page at this address. The link may be old, or a letter of it went missing."
        )}
      </p>
      <div className="btn-row">
        {handle && location.pathname.split("/").filter(Boolean).length > 1 && (
          <LinkButton href={`/${encodeURIComponent(handle)}`} size="lg">
            All pages of {handle}
          </LinkButton>
        )}
        <LinkButton href="/" size="lg">
          What Daybook is
        </LinkButton>
      </div>
    </div>
  );
}
