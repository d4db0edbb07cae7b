import { LinkButton } from "../ui/button.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import styles from "./missing.module.css";

/** A blank page that says whose address this would have been. */
export function MissingNote({ handle }: { handle?: string | undefined }) {
  return (
    <div className={`sheet ${styles.page}`}>
      <h1 className="title">{t("missing.title")}</h1>
      <p className="muted">
        {handle ? (
          <Trans
            id="missing.textOf"
            values={{ path: decodeURIComponent(location.pathname) }}
            tags={{ code: <b className="code" dir="ltr" /> }}
          />
        ) : (
          t("missing.text")
        )}
      </p>
      <div className="btn-row">
        {handle && location.pathname.split("/").filter(Boolean).length > 1 && (
          <LinkButton href={`/${encodeURIComponent(handle)}`} size="lg">
            <span>
              <Trans id="missing.allPages" values={{ handle: <bdi>{handle}</bdi> }} />
            </span>
          </LinkButton>
        )}
        <LinkButton href="/" size="lg">
          {t("missing.daybook")}
        </LinkButton>
      </div>
    </div>
  );
}
