import { type Env, settingsOf } from "../runtime/env.ts";
import { ask } from "./ask.ts";

export interface DueClockRpc {
  /** Someone will look at what is due at this instant (epoch ms), or before, and for a while after. */
  arm(at: number): Promise<void>;
  /** Looks now if something is due. Each minute, by cron. */
  tick(): Promise<void>;
  /** Looks whatever it remembers. Each hour, by cron. */
  sweep(): Promise<void>;
}

/** The one due clock of this deployment. */
export function dueClock(env: Env): DueClockRpc {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  const clock = () => env.DUE_CLOCK.getByName("clock", locationHint ? { locationHint } : {}) as unknown as DueClockRpc;
  return {
    arm: (at) => ask(() => clock().arm(at)),
    tick: () => ask(() => clock().tick()),
    sweep: () => ask(() => clock().sweep()),
  };
}
