import type { Managed } from "@daybook/contract/manage";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { managedQuery } from "../api/managed.ts";
import { go, useUrlState } from "../booking/url-state.ts";
import { PublicFrame } from "../ui/public-frame.tsx";
import { t } from "../words/words.ts";
import { MoveStep } from "./move-step.tsx";
import { standingOf } from "./standing.ts";
import { Summary } from "./summary.tsx";

const CancelDialog = lazy(() => import("./cancel-dialog.tsx").then((module) => ({ default: module.CancelDialog })));

const OwnData = lazy(() => import("./own-data.tsx").then((module) => ({ default: module.OwnData })));

const ManageGuests = lazy(() => import("./manage-guests.tsx").then((module) => ({ default: module.ManageGuests })));

/** One booking: its page of the diary, or the times it can move to at `#move`. */
export function ManagedBooking({ token, managed }: { token: string; managed: Managed }) {
  const client = useQueryClient();
  const { url, hash } = useUrlState();
  const [news, setNews] = useState<string | null>(null);
  /** How often one has come to a result, whose page begins at its top and has the focus. */
  const [results, setResults] = useState(0);
  const zone = url.timezone ?? managed.timezone;
  const { canChange, state } = standingOf(managed);
  const refresh = useCallback(
    () => client.invalidateQueries({ queryKey: managedQuery(token).queryKey }),
    [client, token],
  );
  /** Back to the booking, with what became of it. */
  const close = (said: string | null) => {
    setNews(said);
    go({ month: null, date: null, time: null }, { hash: "", replace: said !== null });
  };
  const arrive = (said: string | null) => {
    close(said);
    setResults((count) => count + 1);
  };

  const isChanging = hash === "#move" || hash === "#cancel";
  // What is changed shall be what stands now, and not what stood when the page was opened.
  useEffect(() => {
    if (isChanging) void refresh();
  }, [isChanging, refresh]);
  // Meanwhile it can't be changed any more: the page says how it stands, from its top.
  useEffect(() => {
    if (!isChanging || canChange) return;
    go({ month: null, date: null, time: null }, { hash: "", replace: true });
    setResults((count) => count + 1);
  }, [isChanging, canChange]);

  if (hash === "#move" && canChange && managed.page.bookable)
    return (
      <PublicFrame>
        <MoveStep
          token={token}
          managed={managed}
          zone={zone}
          url={url}
          onStay={() => arrive(null)}
          onMoved={(said) => void refresh().then(() => arrive(said))}
          onStale={() => void refresh().then(() => arrive(t("manage.move.notMoved")))}
        />
      </PublicFrame>
    );
  return (
    <PublicFrame>
      <Summary token={token} managed={managed} zone={zone} news={news} results={results} />
      <Suspense fallback={null}>
        <OwnData token={token} managed={managed} ended={state === "cancelled" || state === "over"} />
      </Suspense>
      {hash === "#guests" && (state === "confirmed" || state === "too_late") && (
        <Suspense fallback={null}>
          <ManageGuests
            token={token}
            managed={managed}
            refresh={refresh}
            onClose={() => close(null)}
            onSaved={() => void refresh().then(() => arrive(t("guests.saved")))}
          />
        </Suspense>
      )}
      {hash === "#cancel" && canChange && (
        <Suspense fallback={null}>
          <CancelDialog
            token={token}
            managed={managed}
            zone={zone}
            onKeep={() => close(null)}
            onCancelled={() => void refresh().then(() => arrive(null))}
            onStale={() => void refresh()}
          />
        </Suspense>
      )}
    </PublicFrame>
  );
}
