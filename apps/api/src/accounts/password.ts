import Argon2 from "@phi-ag/argon2";
import wasm from "@phi-ag/argon2/argon2.wasm";
import { HashTurns } from "./hash-turns.ts";

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. About 40 ms. */
const OPTIONS = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

let ready: Promise<Argon2> | null = null;
const argon2 = () => {
  ready ??= WebAssembly.instantiate(wasm as WebAssembly.Module, {}).then((instance) => new Argon2(instance));
  return ready;
};

/** A hash takes 40 ms: half of the isolate's time is left to others. Some sixty wait at most. */
const turns = new HashTurns(
  { spacing: 80, longest: 5_000 },
  () => Date.now(),
  (ms) => new Promise((done) => setTimeout(done, ms)),
);

/** A PHC string, `$argon2id$…`. Throws `overloaded`, as does `passwordFits`. */
export async function hashPassword(password: string): Promise<string> {
  const hasher = await argon2();
  return turns.run(() => hasher.hash(password, OPTIONS).encoded);
}

/** Whether a hash was made with less than is used today. */
export function isWeakHash(encoded: string): boolean {
  const [, algorithm, memory, time, lanes] = /^\$(\w+)\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(encoded) ?? [];
  if (algorithm !== "argon2id") return true;
  return Number(memory) * Number(lanes) < OPTIONS.memoryCost || Number(time) < OPTIONS.timeCost;
}

/** Of a password nobody has: verifying against it takes as long as against a real one. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$J1MRbGIcnPS4RmAHRqNWVIR0uSl7MbfDlLTrQ2hvdaY";

/** `encoded` null: there is no such account; it takes as long as for one that is. */
export async function passwordFits(password: string, encoded: string | null): Promise<boolean> {
  const hasher = await argon2();
  const { success } = await turns.run(() => hasher.tryVerify(encoded ?? NOBODY, password));
  return success && encoded !== null;
}
