import type { SlotsAnswer } from "@daybook/contract/pages";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { call } from "../../../api/client.ts";
import type { SlotsRange } from "../../../api/pages.ts";
import { monthQuery, type TimesSource } from "../../../picker/times-source.ts";
import type { Month } from "../../../time/month.ts";
import { useLater } from "../../../time/use-later.ts";
import type { AskedTimes } from "./asked-times.ts";

/** So long after the last change they are asked for. Milliseconds. */
const PAUSE = 400;

async function fetchUnsaved(eventType: AskedTimes, range: SlotsRange, signal: AbortSignal): Promise<SlotsAnswer> {
  const answer = await call("POST /v1/event-types/preview", { body: { ...range, eventType }, signal });
  return { version: 0, stale: false, held: [], ...answer };
}

function sourceOf(asked: string, timezone: string): TimesSource {
  const eventType = JSON.parse(asked) as AskedTimes;
  return {
    key: ["unsaved", asked],
    timezone,
    fetch: (range, signal) => fetchUnsaved(eventType, range, signal),
  };
}

interface Wanted {
  times: AskedTimes;
  timezone: string;
  duration: number;
}

/**
 * Where the times of a draft come from. The ones before stay until the new ones are there: nothing flickers while one
 * types. `error`: why the new ones aren't.
 */
export function useUnsavedTimes({ times, timezone, duration }: Wanted, month: Month) {
  const client = useQueryClient();
  const asked = useLater(JSON.stringify(times), PAUSE);
  const wanted = useMemo(() => sourceOf(asked, timezone), [asked, timezone]);
  const [shown, setShown] = useState({ source: wanted, duration });
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isLatest = true;
    client.fetchQuery({ ...monthQuery(wanted, month, duration), retry: 1 }).then(
      () => {
        if (!isLatest) return;
        setShown({ source: wanted, duration });
        setError(null);
      },
      (failure: unknown) => isLatest && setError(failure),
    );
    return () => {
      isLatest = false;
    };
  }, [client, wanted, month, duration]);
  return { ...shown, error, busy: shown.source !== wanted && error === null };
}
