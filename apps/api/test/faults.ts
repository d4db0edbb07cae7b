import { askDatabase } from "./database-dump.ts";
import { type Daybook, type Host, startDaybook } from "./daybook.ts";

export type ObjectBinding = "HOST_DESK" | "PAGE_ROOM" | "DUE_CLOCK";

/** What a test may ask of the faulty worker: `faulty-worker.ts`. */
export type FaultCommand =
  /** Its clock goes so many ms ahead of ours. */
  | { ahead: number }
  /** Queue messages are dropped unread. */
  | { losesMessages: boolean }
  | { mailerFails: boolean }
  /** The due clock can't be reached. */
  | { clockFails: boolean }
  /** What is due is carried out now, without clock or queue, until nothing is. */
  | { carryDue: true; ahead?: number }
  /** The object dies at once, with all that it was doing; its storage stays. */
  | { crash: ObjectBinding; name: string }
  /** The object's alarm goes off now, or is set to go off so many ms from now. */
  | { ring: ObjectBinding; name: string; after?: number }
  /** Answers when the object's alarm will go off. */
  | { alarmOf: ObjectBinding; name: string };

export async function fault(daybook: Daybook, command: FaultCommand): Promise<void> {
  const answer = await daybook.call("POST", "/test/faults", command);
  if (answer.status !== 200) throw new Error(`fault: ${answer.status} ${answer.text}`);
}

/** When the object's alarm will go off, epoch ms; null when none is set. */
export async function alarmOf(daybook: Daybook, binding: ObjectBinding, name: string): Promise<number | null> {
  const answer = await daybook.call("POST", "/test/faults", { alarmOf: binding, name } satisfies FaultCommand);
  return answer.json.alarm;
}

/** A Daybook in which things can be made to go wrong. */
export const startFaultyDaybook = (options: Parameters<typeof startDaybook>[0] = {}): Promise<Daybook> =>
  startDaybook({ main: "apps/api/test/faulty-worker.ts", ...options });

/** The name of a host's desk. */
export async function deskOf(daybook: Daybook, host: Host): Promise<string> {
  const [row] = await askDatabase(daybook, "SELECT id FROM hosts WHERE account_id = $1", [host.id]);
  return String(row?.id);
}

/**
 * Drops an object from memory once it has nothing to do; one that isn't running has nothing to drop. Meanwhile this
 * process stands still, so an object that waits for a proxy in it has to be crashed instead.
 */
export async function evict(daybook: Daybook, className: string, name: string): Promise<void> {
  await daybook.worker.evict(className, name).catch((error: unknown) => {
    if (!String(error).includes("not currently running")) throw error;
  });
}

/** Runs SQL in the storage of an object, and gives its rows. */
export async function inStorage(daybook: Daybook, className: string, name: string, sql: string): Promise<unknown> {
  const handle = daybook.worker.handle() as unknown as {
    getDurableObjectStorage(className: string, at: { name: string }): Promise<{ exec(sql: string): Promise<unknown> }>;
  };
  return (await handle.getDurableObjectStorage(className, { name })).exec(sql);
}
