import type { Export } from "@daybook/contract/own-data";
import { formatNumber } from "../../../time/format.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../words/words.ts";
import { dateAndTime } from "../../date-words.ts";
import { useAccount } from "../../frame/use-account.ts";
import css from "./own-data.module.css";

const tones = {
  waiting: "pencil",
  writing: "pencil",
  ready: "ok",
  stopped: "line",
  failed: "wait",
  gone: "line",
} as const;

const megabytes = (size: number) => formatNumber(Math.max(0.1, Math.round(size / 104_857.6) / 10));

interface ExportRowProps {
  made: Export;
  busy: boolean;
  onFetch(): void;
  onEnd(): void;
}

/** One export: when, how it stands, and what can be done with it. */
export function ExportRow({ made, busy, onFetch, onEnd }: ExportRowProps) {
  const { timezone, clock } = useAccount();
  const when = (instant: string) => dateAndTime(instant, timezone, clock ?? "24");
  const isOpen = made.state === "waiting" || made.state === "writing";
  const { progress } = made;
  return (
    <li className={css.export}>
      <div className={css.what}>
        <p className={css.name}>
          <b className="strong">{when(made.createdAt)}</b>
          <Badge tone={tones[made.state]}>{t("data.exports.state", { state: made.state })}</Badge>
        </p>
        {progress && (
          <>
            <progress
              className={css.progress}
              max={Math.max(progress.total, 1)}
              value={progress.done}
              aria-label={t("data.exports.progressLabel")}
            />
            <p className="small quiet">{t("data.exports.progress", { done: progress.done, total: progress.total })}</p>
          </>
        )}
        {made.state === "ready" && made.keptUntil && (
          <p className="small quiet">
            {t("data.exports.kept", { size: megabytes(made.size ?? 0), until: when(made.keptUntil) })}
          </p>
        )}
        {made.state === "ready" && made.fetchedAt && (
          <p className="small quiet">{t("data.exports.fetched", { when: when(made.fetchedAt) })}</p>
        )}
        {made.state === "failed" && <p className="small quiet">{t("data.exports.failed")}</p>}
      </div>
      <div className={css.do}>
        {made.state === "ready" && (
          <Button size="sm" disabled={busy} onClick={onFetch}>
            {t("data.exports.fetch")}
          </Button>
        )}
        {(isOpen || made.state === "ready") && (
          <Button size="sm" kind="quiet" disabled={busy} onClick={onEnd}>
            {t(isOpen ? "data.exports.stop" : "data.exports.remove")}
          </Button>
        )}
      </div>
    </li>
  );
}
