import type { EventTypeSettings } from "@daybook/core/bookings/settings";
import type { HostInputs, OfferInputs } from "@daybook/db/offer-inputs";
import type { HostChange } from "../offers/timeline-change.ts";
import type { PageView } from "./page-view.ts";
import { factsOf, type HostFacts, type KnownStretch, RoomHost } from "./room-host.ts";
import { Stretch, stretchOf, type Timeline } from "./stretch.ts";

/** A value of the object's storage holds 2 MB; what is larger is loaded again after an eviction. */
const LARGEST = 1_800_000;
/** So many stretches are kept in all, and of one host: a year and a half. At least this month and what is around it. */
const MOST = { inAll: 64, ofOne: 8, least: 3 };
/** So many changes of a host are remembered for stretches that are being read. */
const RECENT = 50;

/** What is kept of the page itself. */
interface Page {
  /** What the page shows; null until the room was asked for the first time. */
  eventTypeId: string | null;
  settings: EventTypeSettings | null;
  /** When the hosts' versions were last compared with Postgres, epoch ms. */
  checkedAt: number;
  /** Stretches from this index on may have been shown and forgotten since; null while none has been. */
  forgottenFrom: number | null;
}

/** A page's inputs in memory and in the object's storage, so that an eviction costs no query. */
export class PageInputs {
  readonly #sql: SqlStorage;
  #hosts: ReadonlyMap<string, RoomHost> = new Map();
  #page: Page = { eventTypeId: null, settings: null, checkedAt: 0, forgottenFrom: null };
  /** How many questions that are being answered need a stretch. */
  readonly #pinned = new Map<number, number>();
  readonly #recent = new Map<string, HostChange[]>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    // Of the version before, which knew one host.
    for (const table of ["chunks", "kept"]) sql.exec(`DROP TABLE IF EXISTS ${table}`);
    sql.exec("CREATE TABLE IF NOT EXISTS page (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL)");
    sql.exec("CREATE TABLE IF NOT EXISTS hosts (host_id TEXT PRIMARY KEY, body TEXT NOT NULL)");
    sql.exec(
      "CREATE TABLE IF NOT EXISTS stretches (host_id TEXT NOT NULL, number INTEGER NOT NULL, stale INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (host_id, number))",
    );
    this.#read();
  }

  #read(): void {
    const [page] = this.#sql.exec<{ body: string }>("SELECT body FROM page").toArray();
    if (page) this.#page = { ...this.#page, ...(JSON.parse(page.body) as Partial<Page>) };
    const stretches = this.#sql
      .exec<{ host_id: string; number: number; stale: number; body: string }>("SELECT * FROM stretches")
      .toArray();
    const hosts = this.#sql.exec<{ host_id: string; body: string }>("SELECT * FROM hosts ORDER BY host_id").toArray();
    this.#hosts = new Map(
      hosts.map(({ host_id, body }) => {
        const own = stretches.filter((row) => row.host_id === host_id);
        const known = own.map(({ number, stale, body }): [number, KnownStretch] => [
          number,
          { stretch: new Stretch(number, JSON.parse(body) as Timeline), stale: stale === 1 },
        ]);
        return [host_id, new RoomHost(JSON.parse(body) as HostFacts, new Map(known))];
      }),
    );
  }

  get eventTypeId(): string | null {
    return this.#page.eventTypeId;
  }
  get checkedAt(): number {
    return this.#page.checkedAt;
  }
  get forgottenFrom(): number | null {
    return this.#page.forgottenFrom;
  }
  /** Ascending. */
  get hostIds(): string[] {
    return [...this.#hosts.keys()];
  }
  get isLoaded(): boolean {
    return this.#page.settings !== null;
  }
  host(hostId: string): RoomHost | undefined {
    return this.#hosts.get(hostId);
  }

  /** What the page offers as far as it is known; null until it was read for the first time. */
  get view(): PageView | null {
    const { settings } = this.#page;
    return settings && { settings, hosts: [...this.#hosts.values()] };
  }

  /** Whatever its age. */
  knows(index: number): boolean {
    return this.#hosts.size > 0 && [...this.#hosts.values()].every((host) => host.stretches.has(index));
  }
  isCurrent(index: number): boolean {
    return this.#hosts.size > 0 && [...this.#hosts.values()].every((host) => host.isCurrent(index));
  }
  /** The stretches that are known of any host. */
  get indices(): number[] {
    return [...new Set([...this.#hosts.values()].flatMap((host) => [...host.stretches.keys()]))];
  }

  keep(change: Partial<Page>): void {
    this.#page = { ...this.#page, ...change };
    this.#sql.exec("INSERT OR REPLACE INTO page VALUES (1, ?)", JSON.stringify(this.#page));
  }

  /** Takes over what a host became; only what differs is written. */
  put(host: RoomHost): void {
    const { hostId } = host.facts;
    const before = this.#hosts.get(hostId);
    this.#hosts = new Map(this.#hosts).set(hostId, host);
    if (before?.facts !== host.facts)
      this.#sql.exec("INSERT OR REPLACE INTO hosts VALUES (?, ?)", hostId, JSON.stringify(host.facts));
    for (const [index, known] of host.stretches) {
      const was = before?.stretches.get(index);
      if (was?.stretch !== known.stretch) this.#write(hostId, index, known);
      else if (was.stale !== known.stale)
        this.#sql.exec(
          "UPDATE stretches SET stale = ? WHERE host_id = ? AND number = ?",
          Number(known.stale),
          hostId,
          index,
        );
    }
    for (const index of before?.stretches.keys() ?? []) if (!host.stretches.has(index)) this.#unwrite(hostId, index);
  }

  /** Follows a change that comes right after what is known of its host. */
  apply(host: RoomHost, change: HostChange): void {
    const recent = this.#recent.get(host.facts.hostId) ?? [];
    this.#recent.set(host.facts.hostId, [...recent, change].slice(-RECENT));
    this.put(host.with(change));
  }

  /**
   * Takes over what was read of a stretch. Changes that were told while it was read are made up for. Of a read that is
   * older than what is known of any host, neither the settings nor who is booked count. Answers the hosts of which more
   * is known by Postgres than anybody told: what else is known of them is stale now.
   */
  add(index: number, read: OfferInputs): string[] {
    const all = read.hosts.map((inputs) => ({ inputs, ...this.#madeUp(index, inputs) }));
    const isOlder = all.some(({ inputs, version }) => {
      const known = this.#hosts.get(inputs.hostId);
      return known !== undefined && version < known.facts.version;
    });
    if (!isOlder) this.keep({ settings: read.settings });
    const overtaken: string[] = [];
    for (const { inputs, stretch, version } of all) {
      const { hostId, role, weight, priority, hours } = inputs;
      const known = this.#hosts.get(hostId);
      if (known ? version < known.facts.version : isOlder) continue;
      let host = known?.update({ role, weight, priority, hours }) ?? new RoomHost(factsOf(inputs), new Map());
      if (version > host.facts.version) {
        overtaken.push(hostId);
        host = host.invalidated(version);
      }
      this.put(host.withStretch(stretch));
    }
    if (!isOlder)
      for (const hostId of this.hostIds) if (!read.hosts.some((host) => host.hostId === hostId)) this.#drop(hostId);
    return overtaken;
  }

  /** What was read of a host's stretch, with the changes that were told since, and the version that it is of then. */
  #madeUp(index: number, { hostId, version, appointments, busy }: HostInputs): { stretch: Stretch; version: number } {
    let made = { stretch: new Stretch(index, { appointments, busy }), version };
    for (const change of this.#recent.get(hostId) ?? [])
      if (change.version === made.version + 1) made = { stretch: made.stretch.with(change), version: change.version };
    return made;
  }

  /** Keeps stretches from being forgotten until what it answers is called. */
  pin(indices: readonly number[]): () => void {
    const add = (by: number) => {
      for (const index of indices) {
        const pins = (this.#pinned.get(index) ?? 0) + by;
        if (pins > 0) this.#pinned.set(index, pins);
        else this.#pinned.delete(index);
      }
    };
    add(1);
    return () => add(-1);
  }

  /** Forgets what is too much and not pinned: what is past first, then what is farthest ahead. `now` in epoch ms. */
  makeRoom(now: number): void {
    const most = Math.min(MOST.ofOne, Math.max(MOST.least, Math.floor(MOST.inAll / Math.max(1, this.#hosts.size))));
    const age = (index: number) => (index < stretchOf(now) ? Number.MAX_SAFE_INTEGER : index);
    const { indices } = this;
    const free = indices.filter((index) => !this.#pinned.has(index)).sort((a, b) => age(b) - age(a));
    for (const index of free.slice(0, Math.max(0, indices.length - most))) {
      for (const host of this.#hosts.values()) this.put(host.without(index));
      // Nobody asks for what is past any more.
      if (index >= stretchOf(now)) this.#forget(index);
    }
  }

  /** The host isn't booked by this page any more. */
  #drop(hostId: string): void {
    const rest = new Map(this.#hosts);
    rest.delete(hostId);
    this.#hosts = rest;
    this.#sql.exec("DELETE FROM hosts WHERE host_id = ?", hostId);
    this.#sql.exec("DELETE FROM stretches WHERE host_id = ?", hostId);
  }

  #write(hostId: string, index: number, { stretch, stale }: KnownStretch): void {
    const text = JSON.stringify(stretch.timeline);
    if (new TextEncoder().encode(text).byteLength < LARGEST)
      this.#sql.exec("INSERT OR REPLACE INTO stretches VALUES (?, ?, ?, ?)", hostId, index, Number(stale), text);
    else {
      this.#unwrite(hostId, index);
      this.#forget(index);
    }
  }

  #unwrite(hostId: string, index: number): void {
    this.#sql.exec("DELETE FROM stretches WHERE host_id = ? AND number = ?", hostId, index);
  }

  /** What changes in the stretch from now on can't be told slot by slot to whoever was shown it. */
  #forget(index: number): void {
    if (index < (this.forgottenFrom ?? Number.POSITIVE_INFINITY)) this.keep({ forgottenFrom: index });
  }
}
