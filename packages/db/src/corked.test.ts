import pg from "pg";
import { expect, it } from "vitest";
import { corked } from "./corked.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A stream as `pg` has it in Workers: without `cork`. */
function bareStream() {
  const sent: string[] = [];
  const write = (data: Uint8Array): boolean => sent.push(new TextDecoder().decode(data)) > 0;
  return { sent, stream: { write } as { write: typeof write; cork?: () => void; uncork?: () => void } };
}
const clientOf = (stream: unknown): pg.Client => ({ connection: { stream } }) as unknown as pg.Client;

it("sends what is written between cork and uncork in one piece, and the rest as it comes", () => {
  const { sent, stream } = bareStream();
  corked(clientOf(stream));
  stream.write(bytes("startup"));
  stream.cork?.();
  for (const message of ["parse ", "bind ", "sync"]) stream.write(bytes(message));
  expect(sent).toEqual(["startup"]);
  stream.uncork?.();
  stream.write(bytes("terminate"));
  stream.cork?.();
  stream.uncork?.();
  expect(sent).toEqual(["startup", "parse bind sync", "terminate"]);
});

it("leaves a stream alone that can be corked", () => {
  const client = new pg.Client();
  const { stream } = (client as unknown as { connection: { stream: { write: unknown } } }).connection;
  const { write } = stream;
  corked(client);
  expect(stream.write).toBe(write);
});
