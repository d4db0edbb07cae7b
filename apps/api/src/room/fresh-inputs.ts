import { type Connect, withConnection } from "@daybook/db/connection";
import { readHostVersions } from "@daybook/db/hosts";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import type { DeskState } from "../objects/desk-rpc.ts";
import { fewAtOnce } from "../objects/few-at-once.ts";
import { hostDesk } from "../objects/host-desks.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { type Services, system } from "../runtime/services.ts";
import type { PageInputs } from "./page-inputs.ts";
import { reachOf } from "./stretch.ts";

/** What a room shows is never older than this while it is in use, ms. */
export const CHECK = 25_000;
/** How long Postgres and the desks are left alone after one didn't answer, ms. */
const AWAY = 5_000;
/** How often inputs are read anew when something changed while they were read. */
const TRIES = 3;
/** Of the six connections an object has: questions about many months at once must not take them all. */
const CONNECTIONS = 4;

/**
 * How inputs are that were asked for. `stale`: known, but something may have changed since. `gone`: there is no such
 * event type. `unavailable`: they aren't known, and couldn't be read.
 */
export type Readiness = "current" | "stale" | "gone" | "unavailable";

/**
 * Keeps a room's inputs as new as they have to be: loads them, compares the hosts' versions with Postgres, and renews the
 * subscriptions with their desks. Where watchers can't be told what changed, `resync` tells them to ask again.
 */
export class FreshInputs {
  readonly #state: DurableObjectState;
  readonly #env: Env;
  readonly #inputs: PageInputs;
  readonly #resync: () => void;
  readonly #services: Services;
  readonly #connect: Connect;
  readonly #loading = new Map<number, Promise<boolean>>();
  #checking: Promise<void> | null = null;
  /** How often something happened that no message told, and how many of these a finished comparison has seen. */
  #untold = { happened: 0, seen: 0 };
  /** Of the last comparison; what it didn't say of its host isn't known. */
  #isDeskAway = false;
  #failedAt = 0;

  constructor(state: DurableObjectState, env: Env, inputs: PageInputs, resync: () => void) {
    this.#state = state;
    this.#env = env;
    this.#inputs = inputs;
    this.#resync = resync;
    this.#services = workerServices(env);
    this.#connect = fewAtOnce(this.#services.connect, CONNECTIONS);
  }

  /** Has the stretches, which the caller has pinned, current as far as Postgres and the desks answer. */
  async ready(indices: readonly number[]): Promise<Readiness> {
    const known = () => indices.every((index) => this.#inputs.knows(index));
    this.#inputs.makeRoom(this.#services.now());
    // Postgres or a desk was away a moment ago: what is known is shown at once, marked, instead of waiting for it again.
    if (known() && this.#services.now() - this.#failedAt < AWAY) return "stale";
    try {
      // What is loaded may be overtaken while it is read; on a host that never rests the last try has to do.
      for (let tries = 0; tries < TRIES; tries++) {
        if (!this.#isChecked) await this.check();
        const found = await Promise.all(indices.map((index) => this.#load(index)));
        if (found.includes(false)) return "gone";
        if (this.#isChecked && this.#areCurrent(indices)) return "current";
        if (this.#isDeskAway) throw new Error("A desk didn't answer");
      }
    } catch {
      this.#failedAt = this.#services.now();
    }
    return known() ? "stale" : "unavailable";
  }

  /** Of a page without hosts there are no stretches to know. */
  #areCurrent(indices: readonly number[]): boolean {
    const { hostIds, isLoaded } = this.#inputs;
    return hostIds.length === 0 ? isLoaded : indices.every((index) => this.#inputs.isCurrent(index));
  }

  /** Something happened that no message told: what is known is compared with Postgres before it is shown again. */
  invalidate(desk: DeskState): void {
    this.#untold.happened++;
    this.#failedAt = 0;
    // Written down: this object may be gone before it has compared.
    this.#inputs.keep({ checkedAt: 0 });
    if (this.#takeHolds(desk.hostId, desk)) this.#resync();
    if (this.#inputs.isLoaded) this.#state.waitUntil(this.check().catch(() => {}));
  }

  /** Something happened that no comparison with Postgres has seen yet. */
  get #isUncertain(): boolean {
    return this.#untold.seen < this.#untold.happened;
  }

  get #isChecked(): boolean {
    return !this.#isUncertain && this.#services.now() - this.#inputs.checkedAt <= CHECK;
  }

  /** Compares the versions with Postgres and renews the subscriptions; one at a time. */
  check(): Promise<void> {
    this.#checking ??= this.#compare().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  async #compare(): Promise<void> {
    if (!this.#inputs.isLoaded) return;
    const at = this.#services.now();
    // What comes up while Postgres is asked is not in its answer: it is asked again.
    for (let tries = 0; tries === 0 || (this.#isUncertain && tries < TRIES); tries++) {
      const { happened } = this.#untold;
      const { hostIds } = this.#inputs;
      const eventTypeId = this.#eventTypeId();
      const desks = await Promise.allSettled(hostIds.map((id) => hostDesk(this.#env, id).subscribe(eventTypeId)));
      const versions = await withConnection(this.#connect, (db) => readHostVersions(system, db, hostIds));
      const moved = desks.filter(
        (desk, i) => desk.status === "fulfilled" && this.#takeHolds(hostIds[i] as string, desk.value),
      );
      if (!this.#fallBehind(versions) && moved.length > 0) this.#resync();
      // The others' holds and versions count all the same. It isn't done until every desk has answered.
      this.#isDeskAway = desks.some((desk) => desk.status === "rejected");
      if (this.#isDeskAway) return;
      this.#untold.seen = happened;
    }
    if (!this.#isUncertain) this.#inputs.keep({ checkedAt: at });
  }

  /** Takes over a desk's holds, if they are newer. Whether they differ: what became of those that ended isn't known here. */
  #takeHolds(hostId: string, { number, holds, holders = [] }: DeskState): boolean {
    const host = this.#inputs.host(hostId);
    if (!host || number <= host.facts.number) return false;
    const ids = (all: readonly { id: string }[]) => all.map((hold) => hold.id).join();
    const differ = ids(holds) !== ids(host.facts.holds);
    this.#inputs.put(host.update({ number, holds, holders }));
    return differ;
  }

  /** Whether any host has a newer version than what is known: watchers ask again, and hear what comes next from what is loaded now. */
  #fallBehind(versions: ReadonlyMap<string, number>): boolean {
    const overtaken = [...versions].filter(
      ([id, version]) => version > (this.#inputs.host(id)?.facts.version ?? Number.POSITIVE_INFINITY),
    );
    if (overtaken.length === 0) return false;
    for (const [id, version] of overtaken) {
      const host = this.#inputs.host(id);
      if (host) this.#inputs.put(host.invalidated(version));
    }
    this.#askAgain();
    return true;
  }

  #askAgain(): void {
    this.#resync();
    if (this.#state.getWebSockets().length > 0) this.#state.waitUntil(this.#reload().catch(() => {}));
  }

  async #reload(): Promise<void> {
    for (const index of this.#inputs.indices) await this.#load(index);
  }

  /** False: there is no such event type. */
  #load(index: number): Promise<boolean> {
    if (this.#inputs.isCurrent(index)) return Promise.resolve(true);
    const known = this.#loading.get(index);
    if (known) return known;
    const loading = this.#read(index).finally(() => this.#loading.delete(index));
    this.#loading.set(index, loading);
    return loading;
  }

  async #read(index: number): Promise<boolean> {
    const { from, to } = reachOf(index);
    const eventTypeId = this.#eventTypeId();
    const before = this.#inputs.hostIds.join();
    const read = await withConnection(this.#connect, (db) => loadOfferInputs(system, db, eventTypeId, from, to));
    if (!read) return false;
    const overtaken = this.#inputs.add(index, read);
    if (overtaken.length > 0 && before !== "") this.#askAgain();
    // Subscribed only now that the hosts are known: compare once more, so that nothing between is missed.
    if (this.#inputs.hostIds.join() !== before) await this.check();
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
