import { hostDesk } from "../objects/host-desks.ts";
import { DAY_OF_WAITS, type Sink } from "./sink.ts";

/** The version to which a change raised a host; null where its event, perhaps of a version before this one, doesn't say. */
function versionOf(after: unknown, hostId: string): number | null {
  const told = after as { version?: number; versions?: Record<string, number> } | null;
  return told?.versions?.[hostId] ?? told?.version ?? null;
}

/** A message to a host's desk, by its id: something that it offers has changed. Nothing happens where it is known. */
export const pushSink: Sink = {
  waits: DAY_OF_WAITS,
  maxAttempts: DAY_OF_WAITS.length + 1,
  dedupeWindow: () => null,
  // No connection out.
  atOnce: 9,
  carry: async ({ env }, { target, event }) => ({
    kind: "ready",
    async send() {
      await hostDesk(env, target).changed(versionOf(event.after, target));
      return { kind: "done" };
    },
  }),
};
