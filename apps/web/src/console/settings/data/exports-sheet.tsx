import type { Export } from "@daybook/contract/own-data";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { exportsQuery } from "../../../api/own-data.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import { ExportRow } from "./export-row.tsx";
import css from "./own-data.module.css";

const isOpen = ({ state }: Export) => state === "waiting" || state === "writing";

/** Everything as a file: what was asked for, how far it is, and fetching it. */
export function ExportsSheet() {
  const { data, error: unread } = useQuery(exportsQuery());
  const client = useQueryClient();
  const stepUp = useStepUp();
  const again = () => client.invalidateQueries({ queryKey: exportsQuery().queryKey });
  const ask = useMutation({
    mutationFn: () =>
      stepUp.proved(() => call("POST /v1/me/exports", { idempotencyKey: crypto.randomUUID() })).catch(leftAlone),
    onSettled: again,
  });
  const fetchFile = useMutation({
    mutationFn: async (id: string) => {
      const told = await stepUp
        .proved(() => call("POST /v1/me/exports/{id}/fetches", { params: { id } }))
        .catch(leftAlone);
      if (told) location.assign(`/v1/me/exports/${id}/file`);
    },
    onSettled: again,
  });
  const end = useMutation({
    mutationFn: (id: string) => call("DELETE /v1/me/exports/{id}", { params: { id } }),
    onSettled: again,
  });
  const items = data?.items ?? [];
  const error = ask.error ?? fetchFile.error ?? end.error ?? unread;
  return (
    <section className="sheet" aria-labelledby="exports">
      <header className={`sheet-head ${css.head}`}>
        <h2 className="title-sm" id="exports">
          {t("data.exports.title")}
        </h2>
        <Button size="sm" busy={ask.isPending} disabled={!data || items.some(isOpen)} onClick={() => ask.mutate()}>
          {t(items.length > 0 ? "data.exports.another" : "data.exports.first")}
        </Button>
      </header>
      <p className={`small muted ${css.say}`}>{t("data.exports.what")}</p>
      {error && (
        <div className={css.say}>
          <Note tone="danger" role="alert">
            {errorSentence(error)}
          </Note>
        </div>
      )}
      {!data && !error && (
        <div className={css.say}>
          <Skeleton width={12} />
        </div>
      )}
      {items.length > 0 && (
        <ul className={`rows ${css.list}`}>
          {items.map((one) => (
            <ExportRow
              key={one.id}
              made={one}
              busy={fetchFile.isPending || end.isPending}
              onFetch={() => fetchFile.mutate(one.id)}
              onEnd={() => end.mutate(one.id)}
            />
          ))}
        </ul>
      )}
      <div>{stepUp.dialog}</div>
    </section>
  );
}

/** Whoever didn't want to prove who they are wanted nothing. */
function leftAlone(error: unknown): null {
  if (error instanceof NotProved) return null;
  throw error;
}
