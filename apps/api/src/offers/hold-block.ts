/** A live hold as it blocks others. Epoch milliseconds; buffers in minutes. */
export interface HoldBlock {
  id: string;
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
  expiresAt: number;
}
