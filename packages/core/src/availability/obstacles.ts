import { type Block, type Blocker, bareCover, type Cover, guardedCover } from "./blocks.ts";

/** What a candidate must not meet, at one `now` and but for the asker's own appointment and hold. */
export interface Obstacles {
  /** Everything with its buffers: this decides. */
  readonly guarded: Cover;
  /** By kind and without buffers: these say why. Made when first asked for. */
  bare(): { booked: Cover; busy: Cover; held: Cover };
}

/** A booking that moves, or that takes up its own hold, is not in its own way. */
export interface Except {
  appointmentId?: string | undefined;
  holdId?: string | undefined;
}

/** `fixed` are appointments and busy blocks, ascending by guard; `held` are live holds in any order. */
export function obstaclesOf(fixed: readonly Block[], held: readonly Block[]): Obstacles {
  // Two runs, the first sorted, cost the engine's merge sort linear time.
  const all = held.length === 0 ? fixed : [...fixed, ...held].sort((a, b) => a.guardFrom - b.guardFrom);
  const ofKind = (kind: Blocker["kind"]) =>
    bareCover(all.filter(({ by }) => by.kind === kind).sort((a, b) => a.from - b.from));
  let bare: ReturnType<Obstacles["bare"]> | undefined;
  return {
    guarded: guardedCover(all),
    bare() {
      bare ??= { booked: ofKind("appointment"), busy: ofKind("busy"), held: ofKind("hold") };
      return bare;
    },
  };
}

/** The prepared obstacles where nothing differs from them; else new ones, in time linear in the blocks. */
export function obstaclesAt(
  host: {
    readonly fixed: readonly Block[];
    readonly holds: readonly { readonly block: Block; readonly expiresAt: number }[];
    readonly obstacles: Obstacles;
  },
  now: number,
  except: Except | undefined,
): Obstacles {
  const moved = except?.appointmentId;
  if (host.holds.length === 0 && moved === undefined) return host.obstacles;
  const held = host.holds
    .filter(({ block, expiresAt }) => expiresAt > now && block.by.id !== except?.holdId)
    .map(({ block }) => block);
  const fixed =
    moved === undefined ? host.fixed : host.fixed.filter(({ by }) => by.kind !== "appointment" || by.id !== moved);
  return held.length === 0 && fixed.length === host.fixed.length ? host.obstacles : obstaclesOf(fixed, held);
}
