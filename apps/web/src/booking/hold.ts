import { ApiError } from "@daybook/contract/client";
import type { Hold } from "@daybook/contract/pages";
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "../api/client.ts";
import type { Address } from "../api/pages.ts";
import { currentTime } from "../time/now.ts";
import { isKept, keepHold, takeKeptHold } from "./kept-hold.ts";
import { visitorId } from "./visitor.ts";

/** What became of asking to hold a time. `error` says why there is no hold; booking may go on without one. */
export type HoldState =
  /** `given`: until when the time that was given back would have been held; others are told in a moment. */
  | { status: "none"; given?: string }
  | { status: "asking"; start: string; duration: number }
  | { status: "live"; start: string; duration: number; hold: Hold }
  | { status: "failed"; start: string; duration: number; error: unknown };

/** End of the hold whose time is one's own, though the page's times may still show it as held. */
export function ownUntil(state: HoldState): string | null {
  if (state.status === "live") return state.hold.expiresAt;
  return state.status === "none" ? (state.given ?? null) : null;
}

const isOffline = (error: unknown): boolean => error instanceof ApiError && error.status === 0;

/** Gives a hold back in a way that outlives the page. */
function giveBack(hold: Hold): void {
  const gone = fetch(`/v1/holds/${encodeURIComponent(hold.id)}`, { method: "DELETE", keepalive: true });
  gone.catch(() => {
    // It then ends by itself after five minutes.
  });
}

export interface HoldDesk {
  state: HoldState;
  take(start: string, duration: number): Promise<HoldState>;
  /** How it stands once what was asked is answered: a booking sent before would meet its own hold as another’s. */
  settled(): Promise<HoldState>;
  /** Forgets the hold; a live one is given back unless it was used up. */
  release(usedUp?: boolean): void;
}

/** The hold of this tab on a page: at most one. A reload finds it again; in a closed tab it ends soon. */
export function useHold(address: Address): HoldDesk {
  const [state, setState] = useState<HoldState>(() => {
    const kept = takeKeptHold(address);
    return kept ? { status: "live", ...kept } : { status: "none" };
  });
  const latest = useRef<HoldState>(state);
  const { handle, slug } = address;

  const change = useCallback((next: HoldState) => {
    latest.current = next;
    setState(next);
  }, []);

  const asked = useRef<Promise<unknown>>(Promise.resolve());
  const ask = useCallback(
    async (start: string, duration: number): Promise<HoldState> => {
      const asking: HoldState = { status: "asking", start, duration };
      change(asking);
      let next: HoldState;
      try {
        const hold = await call("POST /v1/pages/{handle}/{slug}/holds", {
          params: { handle, slug },
          body: { start, duration, visitor: visitorId() },
        });
        next = { status: "live", start, duration, hold };
      } catch (error) {
        next = { status: "failed", start, duration, error };
      }
      // The person went elsewhere meanwhile: nobody waits for this answer any more.
      if (latest.current !== asking) {
        if (next.status === "live" && latest.current.status === "none") giveBack(next.hold);
        return latest.current;
      }
      change(next);
      return next;
    },
    [handle, slug, change],
  );

  const take = useCallback(
    (start: string, duration: number) => {
      const answer = ask(start, duration);
      asked.current = answer;
      return answer;
    },
    [ask],
  );
  const settled = useCallback(async () => {
    await asked.current;
    return latest.current;
  }, []);

  const release = useCallback(
    (usedUp = false) => {
      const { current } = latest;
      if (current.status === "none") return;
      if (current.status !== "live" || usedUp) return change({ status: "none" });
      giveBack(current.hold);
      change({ status: "none", given: current.hold.expiresAt });
    },
    [change],
  );

  // What failed for want of a connection is asked again as soon as there is one: others may have taken the time.
  useEffect(() => {
    if (state.status !== "failed" || !isOffline(state.error)) return;
    const again = () => void take(state.start, state.duration);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [state, take]);

  // A reload keeps the hold, and so do the ways back and forward; a link that leads elsewhere gives it back. Of a reload,
  // of an address that is typed and of a tab that is closed a page isn't told: there the server keeps it for a moment.
  useEffect(() => {
    let leftAt = 0;
    let goesOn = false;
    const follow = ({ navigationType, destination }: NavigateEvent) => {
      goesOn = !destination.sameDocument && (navigationType === "push" || navigationType === "replace");
    };
    const leave = () => {
      const { current } = latest;
      leftAt = currentTime();
      if (current.status !== "live" || (!goesOn && keepHold({ handle, slug }, current))) return;
      giveBack(current.hold);
      latest.current = { status: "none" };
    };
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      takeKeptHold({ handle, slug });
      const { current } = latest;
      change(current.status === "live" && !isKept(current, leftAt) ? { status: "none" } : current);
    };
    window.navigation?.addEventListener("navigate", follow);
    addEventListener("pagehide", leave);
    addEventListener("pageshow", comeBack);
    return () => {
      window.navigation?.removeEventListener("navigate", follow);
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", comeBack);
    };
  }, [handle, slug, change]);

  return { state, take, settled, release };
}
