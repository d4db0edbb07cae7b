import { hostDesk } from "../desk/host-desks.ts";
import { DAY_OF_WAITS, type Sink } from "./sink.ts";

/** Word to a host's desk, by its id: something that it offers has changed. */
export const pushSink: Sink = {
  waits: DAY_OF_WAITS,
  maxAttempts: DAY_OF_WAITS.length + 1,
  dedupeWindow: null,
  carry: async ({ env }, { target }) => ({
    kind: "ready",
    async send() {
      await hostDesk(env, target).changed();
      return { kind: "done" };
    },
  }),
};
