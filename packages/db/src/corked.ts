import type pg from "pg";

interface Stream {
  write(data: Uint8Array, ...rest: unknown[]): boolean;
  cork?(): void;
  uncork?(): void;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Makes a statement leave in one piece: it is five messages, and `pg` corks the stream meanwhile where that can be
 * corked. Node's can, the one that `pg` brings for Workers can't (pg/lib/query.js, pg-cloudflare 1.3).
 */
export function corked(client: pg.Client): pg.Client {
  const { stream } = (client as unknown as { connection: { stream: Stream } }).connection;
  if (stream.cork) return client;
  const write = stream.write.bind(stream);
  let held: Uint8Array[] | null = null;
  stream.cork = () => {
    held = [];
  };
  stream.uncork = () => {
    const parts = held;
    held = null;
    if (parts && parts.length > 0) write(joined(parts));
  };
  stream.write = (data, ...rest) => (held ? held.push(data) > 0 : write(data, ...rest));
  return client;
}
