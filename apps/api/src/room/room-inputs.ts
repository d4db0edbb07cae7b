import type { OfferInputs } from "@daybook/db/offer-inputs";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { TimelineChange } from "../offers/timeline-change.ts";
import { Chunk, chunkOf } from "./chunk.ts";

/** A value of the object's storage holds 2 MB; what is larger is loaded again after an eviction. */
const LARGEST = 1_800_000;
/** So many chunks are kept: nearly three years. */
const MOST_CHUNKS = 16;
/** So many changes are remembered for chunks that are being read. */
const RECENT = 50;

interface Kept {
  version: number;
  /** When the version was last compared with Postgres, epoch ms. */
  checkedAt: number;
  push: number;
  holds: HoldBlock[];
  /** The visitors who hold something on this page. */
  holders: string[];
  /** What the page shows; null until the room was asked for the first time. */
  eventTypeId: string | null;
  /** Chunks from this index on may have been shown and forgotten since; null while none has been. */
  forgottenFrom: number | null;
}

/** A page's inputs in memory and in the object's storage, so that an eviction costs no query. */
export class RoomInputs {
  readonly #sql: SqlStorage;
  readonly #chunks = new Map<number, Chunk>();
  /** How many questions that are being answered need a chunk. */
  readonly #pinned = new Map<number, number>();
  readonly #recent: TimelineChange[] = [];
  #kept: Kept = {
    version: -1,
    checkedAt: 0,
    push: 0,
    holds: [],
    holders: [],
    eventTypeId: null,
    forgottenFrom: null,
  };

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec("CREATE TABLE IF NOT EXISTS chunks (number INTEGER PRIMARY KEY, inputs TEXT NOT NULL)");
    sql.exec("CREATE TABLE IF NOT EXISTS kept (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL)");
    const [kept] = sql.exec<{ body: string }>("SELECT body FROM kept").toArray();
    if (kept) this.#kept = { ...this.#kept, ...(JSON.parse(kept.body) as Partial<Kept>) };
    for (const row of sql.exec<{ number: number; inputs: string }>("SELECT number, inputs FROM chunks"))
      this.#chunks.set(row.number, new Chunk(row.number, JSON.parse(row.inputs) as OfferInputs));
  }

  get version(): number {
    return this.#kept.version;
  }
  get checkedAt(): number {
    return this.#kept.checkedAt;
  }
  get push(): number {
    return this.#kept.push;
  }
  get holds(): HoldBlock[] {
    return this.#kept.holds;
  }
  get holders(): string[] {
    return this.#kept.holders;
  }
  get eventTypeId(): string | null {
    return this.#kept.eventTypeId;
  }
  get forgottenFrom(): number | null {
    return this.#kept.forgottenFrom;
  }
  get loaded(): boolean {
    return this.#chunks.size > 0;
  }

  all(): Chunk[] {
    return [...this.#chunks.values()];
  }
  /** Known as soon as anything is. */
  get hostId(): string | undefined {
    return this.#chunks.values().next().value?.inputs.hostId;
  }

  /** Whatever its age; `isCurrent` tells that. */
  chunk(index: number): Chunk | undefined {
    return this.#chunks.get(index);
  }
  isCurrent(chunk: Chunk | undefined): chunk is Chunk {
    return chunk !== undefined && chunk.inputs.version === this.version;
  }

  keep(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change };
    this.#sql.exec("INSERT OR REPLACE INTO kept VALUES (1, ?)", JSON.stringify(this.#kept));
  }

  /** Changes that came while the chunk was read are made up for. */
  add(read: Chunk): void {
    let chunk = read;
    for (const change of this.#recent) if (change.version === chunk.inputs.version + 1) chunk = chunk.with(change);
    this.#put(chunk);
  }

  /** Keeps chunks from being forgotten until what it answers is called. */
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
    const age = (index: number) => (index < chunkOf(now) ? Number.MAX_SAFE_INTEGER : index);
    const free = [...this.#chunks.keys()].filter((index) => !this.#pinned.has(index)).sort((a, b) => age(b) - age(a));
    for (const index of free.slice(0, Math.max(0, this.#chunks.size - MOST_CHUNKS))) this.#forget(index);
  }

  /** Follows a change that comes right after what is known. */
  apply(change: TimelineChange): void {
    for (const chunk of [...this.#chunks.values()]) if (this.isCurrent(chunk)) this.#put(chunk.with(change));
    this.#recent.push(change);
    if (this.#recent.length > RECENT) this.#recent.shift();
    this.keep({ version: change.version });
  }

  #put(chunk: Chunk): void {
    this.#chunks.set(chunk.index, chunk);
    const text = JSON.stringify(chunk.inputs);
    if (new TextEncoder().encode(text).byteLength < LARGEST)
      this.#sql.exec("INSERT OR REPLACE INTO chunks VALUES (?, ?)", chunk.index, text);
    else this.#unwrite(chunk.index);
  }

  #forget(index: number): void {
    this.#chunks.delete(index);
    this.#unwrite(index);
  }

  #unwrite(index: number): void {
    this.#sql.exec("DELETE FROM chunks WHERE number = ?", index);
    if (index < (this.forgottenFrom ?? Number.POSITIVE_INFINITY)) this.keep({ forgottenFrom: index });
  }
}
