import type { HostChange } from "../offers/timeline-change.ts";

/** Changes of hosts in the order of their versions, whatever order their messages arrive in. */
export class ChangeOrder {
  readonly #early = new Map<string, Map<number, HostChange>>();

  /** Takes a change in; answers those that now come right after `version`, one after the other. */
  next(change: HostChange, version: number): HostChange[] {
    const early = this.#early.get(change.hostId) ?? new Map<number, HostChange>();
    if (change.version > version) early.set(change.version, change);
    const ready: HostChange[] = [];
    for (let at = version + 1; ; at++) {
      const one = early.get(at);
      if (!one) break;
      ready.push(one);
    }
    const reached = version + ready.length;
    for (const at of early.keys()) if (at <= reached) early.delete(at);
    if (early.size > 0) this.#early.set(change.hostId, early);
    else this.#early.delete(change.hostId);
    return ready;
  }

  forget(hostId: string): void {
    this.#early.delete(hostId);
  }
}
