import { type Connect, withConnection } from "@daybook/db/connection";
import { readHostVersion } from "@daybook/db/hosts";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import type { DeskState } from "../desk/desk-rpc.ts";
import { hostDesk } from "../desk/host-desks.ts";
import type { Env } from "../env.ts";
import { fewAtOnce } from "../objects/few-at-once.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { type Services, system } from "../services.ts";
import { workerServices } from "../worker-services.ts";
import { Chunk, chunkReach } from "./chunk.ts";
import type { RoomInputs } from "./room-inputs.ts";

/** What a room shows is never older than this while it is in use, ms. */
export const CHECK = 25_000;
/** How long Postgres is left alone after it didn't answer, ms. */
const AWAY = 5_000;
/** How often inputs are read anew when something changed while they were read. */
const TRIES = 3;
/** Of the six connections an object has: questions about many months at once must not take them all. */
const CONNECTIONS = 4;

/**
 * Keeps a room's inputs as new as they have to be: loads them, compares their version with Postgres, and renews the
 * subscription with the host's desk. Where watchers can't be told what changed, `resync` tells them to ask again.
 */
export class FreshInputs {
  readonly #state: DurableObjectState;
  readonly #env: Env;
  readonly #inputs: RoomInputs;
  readonly #resync: () => void;
  readonly #services: Services;
  readonly #connect: Connect;
  readonly #loading = new Map<number, Promise<boolean>>();
  #checking: Promise<void> | null = null;
  /** Something happened that the comparison with Postgres under way may not have seen. */
  #doubtful = false;
  #stale = false;
  #failedAt = 0;

  constructor(state: DurableObjectState, env: Env, inputs: RoomInputs, resync: () => void) {
    this.#state = state;
    this.#env = env;
    this.#inputs = inputs;
    this.#resync = resync;
    this.#services = workerServices(env);
    this.#connect = fewAtOnce(this.#services.connect, CONNECTIONS);
  }

  /** Postgres didn't answer when the inputs were last asked for. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Has the chunks, which the caller has pinned, current as far as Postgres answers. False: nothing is known and Postgres doesn't answer. */
  async ready(indices: readonly number[]): Promise<boolean> {
    const known = () => indices.every((index) => this.#inputs.chunk(index) !== undefined);
    this.#inputs.makeRoom(this.#services.now());
    // Postgres was away a moment ago: what is known is shown at once, marked, instead of waiting for it again.
    if (known() && this.#services.now() - this.#failedAt < AWAY) return true;
    try {
      // What is loaded may be overtaken while it is read; on a host that never rests the last try has to do.
      for (let tries = 0; tries < TRIES; tries++) {
        if (this.#services.now() - this.#inputs.checkedAt > CHECK) await this.check();
        const found = await Promise.all(indices.map((index) => this.#load(index)));
        const current = indices.every((index) => this.#inputs.isCurrent(this.#inputs.chunk(index)));
        if (!this.#doubtful && (current || found.includes(false))) break;
      }
      this.#stale = false;
      return true;
    } catch {
      this.#stale = true;
      this.#failedAt = this.#services.now();
      return known();
    }
  }

  /** Something happened that no word told: what is known is compared with Postgres before it is shown again. */
  doubt(desk: DeskState): void {
    this.#doubtful = true;
    this.#failedAt = 0;
    // Written down: this object may be gone before it has compared.
    this.#inputs.keep({ checkedAt: 0 });
    this.#hear(desk);
    if (this.#inputs.loaded) this.#state.waitUntil(this.check().catch(() => {}));
  }

  /** Compares the version with Postgres and renews the subscription; one at a time. */
  check(): Promise<void> {
    this.#checking ??= this.#compare().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  async #compare(): Promise<void> {
    const { hostId } = this.#inputs;
    if (!hostId) return;
    const at = this.#services.now();
    // What comes up while Postgres is asked is not in its answer: it is asked again.
    for (let tries = 0; tries === 0 || (this.#doubtful && tries < TRIES); tries++) {
      this.#doubtful = false;
      const desk = await hostDesk(this.#env, hostId).subscribe(this.#eventTypeId());
      if (desk.push > this.#inputs.push) this.#hear(desk);
      const version = await withConnection(this.#connect, (db) => readHostVersion(system, db, hostId));
      if (version !== null && version > this.#inputs.version) this.#behind(version);
    }
    if (!this.#doubtful) this.#inputs.keep({ checkedAt: at });
  }

  /** Takes over the desk's holds. What became of those that ended isn't known here, so watchers ask again. */
  #hear({ push, holds, holders = [] }: DeskState): void {
    const ids = (all: readonly HoldBlock[]) => all.map((hold) => hold.id).join();
    const same = ids(holds) === ids(this.#inputs.holds);
    this.#inputs.keep({ push, holds, holders });
    if (!same) this.#resync();
  }

  /** What is known is of an older version: watchers ask again, and hear what comes next from what is loaded now. */
  #behind(version: number): void {
    this.#inputs.keep({ version });
    this.#resync();
    if (this.#state.getWebSockets().length > 0) this.#state.waitUntil(this.#reload().catch(() => {}));
  }

  async #reload(): Promise<void> {
    for (const { index } of this.#inputs.all()) await this.#load(index);
  }

  /** False: there is no such event type. */
  #load(index: number): Promise<boolean> {
    if (this.#inputs.isCurrent(this.#inputs.chunk(index))) return Promise.resolve(true);
    const known = this.#loading.get(index);
    if (known) return known;
    const loading = this.#read(index).finally(() => this.#loading.delete(index));
    this.#loading.set(index, loading);
    return loading;
  }

  async #read(index: number): Promise<boolean> {
    const first = !this.#inputs.loaded;
    const { from, to } = chunkReach(index);
    const eventTypeId = this.#eventTypeId();
    const inputs = await withConnection(this.#connect, (db) => loadOfferInputs(system, db, eventTypeId, from, to));
    if (!inputs) return false;
    this.#inputs.add(new Chunk(index, inputs));
    if (inputs.version > this.#inputs.version) {
      if (first) this.#inputs.keep({ version: inputs.version });
      else this.#behind(inputs.version);
    }
    // Subscribed only now that the host is known: compare once more, so that nothing between is missed.
    if (first) await this.check();
    return true;
  }

  #eventTypeId(): string {
    // The runtime may not know an object's name in an alarm: the room keeps it.
    const name = this.#state.id.name ?? this.#inputs.eventTypeId;
    if (!name) throw new Error("A room is asked for by its event type");
    if (name !== this.#inputs.eventTypeId) this.#inputs.keep({ eventTypeId: name });
    return name;
  }
}
