import type { LiveLog } from "./live-log.ts";

/** What a client that knows everything up to `since` has to hear first; null: it knows nothing and asked for nothing. */
export const catchUp = (log: LiveLog, since: number | null): string[] =>
  since === null ? [] : (log.after(since) ?? [JSON.stringify({ type: "resync", seq: log.seq })]);
