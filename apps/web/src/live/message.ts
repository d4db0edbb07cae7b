/** What comes over a live socket, with its sequence number where the sender counts. */
export interface LiveMessage {
  type: string;
  seq?: number;
}

/** The server's answer to the text `ping`; no other frame may be sent. */
export const PING = "ping";
export const PONG = "pong";

/** The message in a frame; null for a pong and for whatever else is none. */
export function readMessage(frame: unknown): LiveMessage | null {
  if (typeof frame !== "string" || frame === PONG) return null;
  try {
    const value: unknown = JSON.parse(frame);
    return typeof value === "object" && value !== null && "type" in value ? (value as LiveMessage) : null;
  } catch {
    return null;
  }
}

/**
 * The number to catch up from after a message. A resync sets it, to a lower one too: a room that has lost its storage
 * counts anew, and would answer each connection from the old number with another resync.
 */
export function sinceAfter(since: number | null, { type, seq }: LiveMessage): number | null {
  if (seq === undefined) return since;
  return type === "resync" ? seq : Math.max(since ?? 0, seq);
}
