import type { ClaimFacts } from "./facts.ts";

/** What refuses a slot. Bare start and end in epoch milliseconds, half-open, without buffers. A busy block may have no id. */
export interface Blocker {
  kind: "appointment" | "busy" | "hold";
  id?: string;
  start: number;
  end: number;
}

/** A taken stretch of a host's timeline, in epoch minutes, half-open, widened to whole minutes. */
export interface Block {
  readonly by: Blocker;
  /** What is known of it besides its time; a busy block is known by nothing. */
  readonly facts: ClaimFacts;
  /** Without its buffers. */
  readonly from: number;
  readonly to: number;
  /** With its own buffers: neighbours keep the sum of theirs when two of these do not overlap. */
  readonly guardFrom: number;
  readonly guardTo: number;
}

/** Disjoint ascending stretches of epoch minutes, half-open, each part of the block that `by` names. */
export interface Cover {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly by: readonly Blocker[];
}

/** What takes a stretch of time. Epoch milliseconds; buffers in minutes. */
interface Taken extends ClaimFacts {
  id?: string | undefined;
  start: number;
  end: number;
  bufferBefore?: number;
  bufferAfter?: number;
}

/** One block, or none without length: nothing half-open fits in it, so it takes nothing. */
export function makeBlock(kind: Blocker["kind"], taken: Taken): Block[] {
  const { id, start, end, bufferBefore = 0, bufferAfter = 0 } = taken;
  if (!(end > start)) return [];
  const from = Math.floor(start / 60_000);
  const to = Math.ceil(end / 60_000);
  const by: Blocker = id === undefined ? { kind, start, end } : { kind, id, start, end };
  return [{ by, facts: taken, from, to, guardFrom: from - bufferBefore, guardTo: to + bufferAfter }];
}

/** Union of the blocks without their buffers. `blocks` are ascending by `from`. */
export function bareCover(blocks: readonly Block[]): Cover {
  return sweep(
    blocks,
    (block) => block.from,
    (block) => block.to,
  );
}

/** Union of the blocks with their buffers. `blocks` are ascending by `guardFrom`. */
export function guardedCover(blocks: readonly Block[]): Cover {
  return sweep(
    blocks,
    (block) => block.guardFrom,
    (block) => block.guardTo,
  );
}

/** A minute taken twice belongs to the block that began first, so each block is looked at once, however long it is. */
function sweep(blocks: readonly Block[], fromOf: (block: Block) => number, toOf: (block: Block) => number): Cover {
  const cover = { from: [] as number[], to: [] as number[], by: [] as Blocker[] };
  let covered = Number.NEGATIVE_INFINITY;
  for (const block of blocks) {
    const end = toOf(block);
    if (end <= covered) continue;
    cover.from.push(Math.max(covered, fromOf(block)));
    cover.to.push(end);
    cover.by.push(block.by);
    covered = end;
  }
  return cover;
}
