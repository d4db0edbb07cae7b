import type { Database } from "@daybook/db/connection";
import {
  accountsOfOldDataKeys,
  type DataKeyRow,
  dataKeysNotWrappedBy,
  dropDataKey,
  everyDataKey,
  insertDataKey,
  rewrapDataKey,
} from "@daybook/db/data-keys";
import {
  dropUnusedDataKeys,
  replaceSealed,
  rowsOfOldKeys,
  type SealedRow,
  type SecretPurpose,
  secretPurposes,
} from "@daybook/db/sealed-rows";
import { ConfigurationError } from "../runtime/env.ts";
import { type Services, system } from "../runtime/services.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { newDataKey, unwrap, wrapAnew } from "./data-key.ts";
import { vaultOf } from "./secrets.ts";

const AT_ONCE = 100;
/** A rotation that is begun again within this, ms, goes on where it was broken off: keys younger than this stay. */
const RENEWED_WITHIN = 24 * 3_600_000;
/** No statement or transaction takes so long, ms: whoever read the keys before then has sealed or given up. */
const SETTLED = 3_600_000;

type Needed = Pick<Services, "keys" | "now">;
/** Told after each batch: of what, and how many by now. */
export type Tell = (what: string, done: number) => void;

/** Every account's keys, wrapped by the deployment's newest. Those made or wrapped meanwhile by another are found again. */
export async function rewrapDataKeys({ keys }: Needed, db: Database, tell: Tell): Promise<number> {
  let done = 0;
  for (let after: DataKeyRow | null = null; ; ) {
    const rows: DataKeyRow[] = await dataKeysNotWrappedBy(system, db, keys.current, AT_ONCE, after);
    for (const row of rows) if (await rewrapDataKey(system, db, row, await wrapAnew(keys, row))) done += 1;
    if (rows.length > 0) tell("keys wrapped", done);
    if (rows.length < AT_ONCE) return done;
    after = rows.at(-1) ?? null;
  }
}

/** Takes away what no key of the deployment opens: what it sealed is lost already. */
export async function forgetLostDataKeys({ keys }: Needed, db: Database, tell: Tell): Promise<number> {
  let done = 0;
  for (let after: DataKeyRow | null = null; ; ) {
    const rows: DataKeyRow[] = await everyDataKey(system, db, AT_ONCE, after);
    for (const row of rows) {
      if (await opens(keys, row)) continue;
      await dropDataKey(system, db, row);
      done += 1;
    }
    tell("lost keys forgotten", done);
    if (rows.length < AT_ONCE) return done;
    after = rows.at(-1) ?? null;
  }
}

const opens = (keys: SigningKeys, row: DataKeyRow): Promise<boolean> =>
  unwrap(keys, row).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ConfigurationError) return false;
      throw error;
    },
  );

/** A new key for every account whose newest is older than a day. What was sealed before stays readable by the old. */
export async function renewDataKeys({ keys, now }: Needed, db: Database, tell: Tell): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = await accountsOfOldDataKeys(system, db, now() - RENEWED_WITHIN, AT_ONCE);
    for (const { accountId, number } of rows) {
      await insertDataKey(system, db, await newDataKey(keys, { accountId, number: number + 1 }, now()));
      done += 1;
    }
    if (rows.length > 0) tell("accounts with a new key", done);
    if (rows.length < AT_ONCE) return done;
  }
}

async function resealPurpose(services: Needed, db: Database, purpose: SecretPurpose, tell: Tell): Promise<number> {
  let done = 0;
  for (let after: string | null = null; ; ) {
    const rows: SealedRow[] = await rowsOfOldKeys(system, db, purpose, AT_ONCE, after);
    for (const before of rows) {
      const vault = vaultOf(services, db, before.accountId);
      const place = { purpose, row: before.row };
      const plain = await vault.open(place, before.sealed);
      if (plain === null) tell(`${purpose} of ${before.row}: doesn't open, and stays as it is`, 1);
      else if (await replaceSealed(system, db, purpose, before, await vault.seal(place, plain))) done += 1;
    }
    if (rows.length > 0) tell(`${purpose} sealed anew`, done);
    if (rows.length < AT_ONCE) return done;
    after = rows.at(-1)?.row ?? null;
  }
}

/** Everything that isn't sealed with its account's newest key, sealed with it. What is written meanwhile stays as written. */
export async function resealRows(services: Needed, db: Database, tell: Tell): Promise<number> {
  let done = 0;
  for (const purpose of secretPurposes) done += await resealPurpose(services, db, purpose, tell);
  return done;
}

/** Keys that nothing needs any more, an hour after the newer one came. */
export const dropOldDataKeys = ({ now }: Needed, db: Database): Promise<number> =>
  dropUnusedDataKeys(system, db, now() - SETTLED);
