import type { ListedSession } from "@daybook/contract/sessions";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { sessionsQuery } from "../../../api/sessions.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { useFocusAfterRemoval } from "../../../ui/focus/use-focus-after-removal.ts";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { AskDialog } from "../../webhooks/ask-dialog.tsx";
import { DeviceRow } from "./device-row.tsx";
import { deviceName } from "./device-words.ts";
import css from "./devices.module.css";

/** So many are shown at first: programs that never sign out may be many. */
const SHOWN = 8;

/** This one first, then as they were used. */
const inOrder = (items: readonly ListedSession[]) => [
  ...items.filter(({ current }) => current),
  ...items.filter(({ current }) => !current),
];

/** Where one is signed in, and signing out there. */
export function DevicesSheet() {
  const { data, error, refetch } = useQuery(sessionsQuery());
  const others = data?.items.filter(({ current, ended }) => !current && !ended).length ?? 0;
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const endOthers = async () => {
    await call("DELETE /v1/sessions");
    await client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
    setAsking(false);
    toast(t("devices.doneAll"));
  };
  return (
    <section className="sheet" aria-labelledby="devices">
      <header className={`sheet-head ${css.head}`}>
        <h2 className="title-sm" id="devices" tabIndex={-1}>
          {t("devices.title")}
        </h2>
        {others > 0 && (
          <Button size="sm" onClick={() => setAsking(true)}>
            {t("devices.everywhere")}
          </Button>
        )}
      </header>
      {data ? <DeviceList items={inOrder(data.items)} /> : !error && <Waiting />}
      {error && !data && (
        <div className={css.say}>
          <Note tone="danger" role="alert">
            {errorSentence(error)}
          </Note>
          <Button size="sm" onClick={() => void refetch()}>
            {t("devices.again")}
          </Button>
        </div>
      )}
      {data && <p className={`small quiet ${css.say}`}>{others === 0 ? t("devices.alone") : t("devices.note")}</p>}
      {asking && (
        <AskDialog
          danger
          title={t("devices.askAll.title")}
          action={t("devices.everywhere")}
          onClose={() => setAsking(false)}
          onGo={endOthers}
        >
          {t("devices.askAll.explanation", { count: others })}
        </AskDialog>
      )}
    </section>
  );
}

function DeviceList({ items }: { items: readonly ListedSession[] }) {
  const client = useQueryClient();
  const { list, removing } = useFocusAfterRemoval<HTMLUListElement>();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, SHOWN);
  const hidden = items.length - shown.length;
  const end = async (session: ListedSession, place: number) => {
    await call("DELETE /v1/sessions/{id}", { params: { id: session.id } });
    removing(place);
    await client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
    if (!session.ended) toast(t("devices.done", { device: deviceName(session) }));
  };
  return (
    <>
      <ul className={`rows lined ${css.list}`} ref={list}>
        {shown.map((session, place) => (
          <DeviceRow key={session.id} session={session} onEnd={(one) => end(one, place)} />
        ))}
      </ul>
      {hidden > 0 && (
        <div className={css.more}>
          <Button size="sm" kind="quiet" onClick={() => setAll(true)}>
            {t("devices.more", { count: hidden })}
          </Button>
        </div>
      )}
    </>
  );
}

const Waiting = () => (
  <div className={css.say}>
    <Skeleton width={12} />
  </div>
);
