/** A live hold as it blocks others. Epoch milliseconds; buffers in minutes. */
export interface HoldBlock {
  id: string;
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
  expiresAt: number;
}

/** What is held of each host's time, by the host's id. A host that isn't named has nothing held. */
export type HoldsByHost = Readonly<Record<string, readonly HoldBlock[]>>;

export const holdsOf = (holds: HoldsByHost, hostId: string): readonly HoldBlock[] =>
  Object.hasOwn(holds, hostId) ? (holds[hostId] ?? []) : [];
