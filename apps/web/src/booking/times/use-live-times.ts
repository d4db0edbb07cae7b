import type { LiveEvent } from "@daybook/contract/pages";
import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Address } from "../../api/pages.ts";
import { watchLive } from "../../live/watch-live.ts";
import {
  receiveLiveEvent,
  refreshTimes,
  renewTimes,
  restartTimes,
  type TimesSource,
} from "../../picker/times-source.ts";
import { visitorId } from "../visitor.ts";

interface LiveTimesOptions {
  since: number | null;
  enabled: boolean;
  /** What the page itself says may have changed: it may be paused, or gone. */
  onChanged(): void;
  onState(connected: boolean): void;
}

/**
 * Keeps a page's times in step with its live socket, from the version of the first answer on, and asks for them anew
 * while it is silent. The socket also keeps this tab's hold: closed, the hold ends after 45 s. Returns the starts
 * (epoch milliseconds) that others have taken since.
 */
export function useLiveTimes(
  client: QueryClient,
  source: TimesSource,
  { handle, slug }: Address,
  { since, enabled, onChanged, onState }: LiveTimesOptions,
): ReadonlySet<number> {
  const taken = useRef(new Set<number>());
  const from = useRef(since);
  from.current ??= since;

  useEffect(() => {
    if (!enabled) return;
    const path = `/v1/pages/${encodeURIComponent(handle)}/${encodeURIComponent(slug)}/live`;
    return watchLive({
      path: (seq) => `${path}?${seq === null ? "" : `since=${seq}&`}visitor=${encodeURIComponent(visitorId())}`,
      since: from.current,
      onState,
      onStale: () => void renewTimes(client, source),
      onMissed: () => void refreshTimes(client, source),
      onMessage: (message) => {
        const event = message as LiveEvent;
        from.current = event.seq;
        if (event.type === "resync") {
          void restartTimes(client, source);
          onChanged();
          return;
        }
        for (const { start } of event.slots ?? []) {
          if (event.type === "slot.taken") taken.current.add(Date.parse(start));
          else taken.current.delete(Date.parse(start));
        }
        receiveLiveEvent(client, source, event);
      },
    });
  }, [enabled, handle, slug, client, source, onChanged, onState]);

  return taken.current;
}
