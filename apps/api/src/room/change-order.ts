import type { DeskMessage } from "../objects/desk-rpc.ts";
import type { HostChange } from "../offers/timeline-change.ts";

/** What can be taken over now: a change that comes next, and a message whose holds go with all that came before it. */
export interface Step {
  change: HostChange | null;
  held: DeskMessage | null;
}

const changeOf = (message: DeskMessage): HostChange | null => (message.kind === "change" ? message.change : null);
const newest = (messages: readonly DeskMessage[]): DeskMessage | null =>
  messages.toSorted((a, b) => a.number - b.number).at(-1) ?? null;

/**
 * Messages of desks in the order of their hosts' versions, whatever order they arrive in. One that comes before a change
 * it knows of waits with its holds: a time whose hold a booking used up would be free until that booking is told.
 */
export class ChangeOrder {
  readonly #waiting = new Map<string, readonly DeskMessage[]>();

  add(message: DeskMessage): void {
    this.#waiting.set(message.hostId, [...(this.#waiting.get(message.hostId) ?? []), message]);
  }

  /** What now comes right after `version` of the host, one after the other. */
  next(hostId: string, version: number): Step[] {
    const waiting = this.#waiting.get(hostId) ?? [];
    const steps: Step[] = [];
    let at = version;
    for (;;) {
      const one = waiting.find((message) => changeOf(message)?.version === at + 1);
      if (!one) break;
      at++;
      steps.push({ change: changeOf(one), held: one.version <= at ? one : null });
    }
    const held = newest(waiting.filter((message) => message.version <= at));
    if (held && steps.at(-1)?.held !== held) steps.push({ change: null, held });
    const left = waiting.filter((message) => message.version > at);
    if (left.length > 0) this.#waiting.set(hostId, left);
    else this.#waiting.delete(hostId);
    return steps;
  }

  /** Waits no longer for what a host's messages lack; answers the newest of them. */
  giveUp(hostId: string): DeskMessage | null {
    const waiting = this.#waiting.get(hostId) ?? [];
    this.#waiting.delete(hostId);
    return newest(waiting);
  }
}
