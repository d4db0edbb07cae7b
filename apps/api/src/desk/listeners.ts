import { consoleRoom } from "../objects/console-rooms.ts";
import type { DeskMessage, DeskState } from "../objects/desk-rpc.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { HostChange } from "../offers/timeline-change.ts";
import type { Env } from "../runtime/env.ts";
import type { HoldBook } from "./hold-book.ts";
import { notifyRooms } from "./notify-rooms.ts";
import { Subscribers } from "./subscribers.ts";

/** A notification that is under way; a caller who has to wait for it waits for `soon`. */
export interface Notification {
  soon: Promise<void>;
}

type Kind<M> = M extends DeskMessage ? Omit<M, keyof DeskState> : never;

/** Everybody who wants to hear of a host: the rooms of its pages, and its account's consoles. */
export class Listeners {
  readonly #state: DurableObjectState;
  readonly #env: Env;
  readonly #now: () => number;
  readonly #holds: HoldBook;
  readonly #held: () => HoldBlock[];
  readonly #subscribers: Subscribers;
  /** How often each console was added while this object lives. */
  readonly #added = new Map<string, number>();

  constructor(state: DurableObjectState, env: Env, now: () => number, holds: HoldBook, held: () => HoldBlock[]) {
    this.#state = state;
    this.#env = env;
    this.#now = now;
    this.#holds = holds;
    this.#held = held;
    this.#subscribers = new Subscribers(state.storage.sql);
    state.storage.sql.exec("CREATE TABLE IF NOT EXISTS consoles (account_id TEXT PRIMARY KEY)");
  }

  /** Of the host, up to which every room was told what happened. */
  get notifiedVersion(): number {
    return this.#subscribers.versions.notified;
  }

  state(): DeskState {
    const { lastNumber: number, versions } = this.#subscribers;
    return { hostId: this.#hostId, number, version: versions.known, holds: this.#held() };
  }

  subscribe(eventTypeId: string): DeskState {
    const now = this.#now();
    this.#subscribers.add(eventTypeId, now);
    return { ...this.state(), holders: this.#holds.holders(eventTypeId, now) };
  }

  addConsole(accountId: string): void {
    this.#added.set(accountId, (this.#added.get(accountId) ?? 0) + 1);
    this.#state.storage.sql.exec("INSERT OR IGNORE INTO consoles VALUES (?)", accountId);
  }

  /** Only holds moved. */
  holds(): Notification {
    return this.#notify({ kind: "holds" }, null);
  }

  change(change: HostChange): Notification {
    this.#notifyConsoles();
    return this.#notify({ kind: "change", change }, change.version);
  }

  /** Something changed that isn't told, up to this version where that is known. */
  invalidate(version: number | null): Notification {
    this.#notifyConsoles();
    return this.#notify({ kind: "invalidate", isUncertain: version === null }, version);
  }

  #notify(kind: Kind<DeskMessage>, version: number | null): Notification {
    const now = this.#now();
    if (version !== null) this.#subscribers.known(version);
    this.#subscribers.nextNumber();
    const state = this.state();
    const rooms = this.#subscribers.all(now);
    const messages = new Map(
      rooms.map((room) => [room, { ...state, holders: this.#holds.holders(room, now), ...kind } as DeskMessage]),
    );
    const { soon, done } = notifyRooms(this.#env, messages);
    this.#state.waitUntil(
      done.then((byAll) => {
        if (byAll && version !== null) this.#subscribers.notified(version);
      }),
    );
    return { soon };
  }

  /** Consoles that nobody looks at any more are forgotten. */
  #notifyConsoles(): void {
    const { sql } = this.#state.storage;
    for (const { account_id } of sql.exec<{ account_id: string }>("SELECT account_id FROM consoles").toArray()) {
      const added = this.#added.get(account_id);
      this.#state.waitUntil(
        consoleRoom(this.#env, account_id)
          .notify({ type: "bookings.changed" })
          .then((isWatched) => {
            // Unless somebody came to look since it was asked.
            if (isWatched || this.#added.get(account_id) !== added) return;
            sql.exec("DELETE FROM consoles WHERE account_id = ?", account_id);
            this.#added.delete(account_id);
          })
          .catch(() => {}),
      );
    }
  }

  get #hostId(): string {
    return this.#state.id.name ?? "";
  }
}
