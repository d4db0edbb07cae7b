import type { Database } from "@daybook/db/connection";
import { type DataKeyRow, dataKeysOf, insertDataKey } from "@daybook/db/data-keys";
import type { SecretPurpose } from "@daybook/db/sealed-rows";
import { type Services, system } from "../runtime/services.ts";
import { decrypt, encrypt } from "./aes-gcm.ts";
import { newDataKey, unwrap } from "./data-key.ts";

type Needed = Pick<Services, "keys" | "now">;

/**
 * Where a secret stands: only there it can be opened. A new purpose gets a line in `sealedColumns` (packages/db), so
 * that rotations find it; `row` is the value of its `row` column there.
 */
export interface Place {
  purpose: SecretPurpose;
  row: string;
}

/** What one account has sealed. Asks for its keys once, however much is opened. */
export interface Vault {
  seal(place: Place, plain: string): Promise<string>;
  /** Null for what doesn't open here: it was changed, or comes from another row, column or account. */
  open(place: Place, sealed: string): Promise<string | null>;
}

const binding = (accountId: string, { purpose, row }: Place) => `${purpose}:${row}:${accountId}`;

/** The account's newest key, made at its first secret. */
async function newest(services: Needed, db: Database, accountId: string, rows: DataKeyRow[]): Promise<DataKeyRow> {
  const known = rows.at(-1);
  if (known) return known;
  await insertDataKey(system, db, await newDataKey(services.keys, { accountId, number: 1 }, services.now()));
  // Somebody else may have been first.
  rows.push(...(await dataKeysOf(system, db, accountId)));
  const made = rows.at(-1);
  if (!made) throw new Error("The key that was just written isn't there");
  return made;
}

/**
 * `db` may be a transaction's: then a first key comes and goes with it. All of it throws `ConfigurationError` (answered as
 * 503 with its one sentence) when TOKEN_KEYS hasn't what the account's keys are wrapped by.
 */
export function vaultOf(services: Needed, db: Database, accountId: string): Vault {
  let rows: Promise<DataKeyRow[]> | undefined;
  const unwrapped = new Map<number, Promise<CryptoKey>>();
  const all = () => (rows ??= dataKeysOf(system, db, accountId));
  const keyOf = (row: DataKeyRow) => {
    const key = unwrapped.get(row.number) ?? unwrap(services.keys, row);
    unwrapped.set(row.number, key);
    return key;
  };
  return {
    async seal(place, plain) {
      const row = await newest(services, db, accountId, await all());
      const bytes = Uint8Array.from(new TextEncoder().encode(plain));
      return `${row.number}.${await encrypt(await keyOf(row), binding(accountId, place), bytes)}`;
    },
    async open(place, sealed) {
      const [, number, closed] = /^(\d{1,9})\.([A-Za-z0-9_-]+)$/.exec(sealed) ?? [];
      const row = closed && (await all()).find((each) => each.number === Number(number));
      if (!row) return null;
      const bytes = await decrypt(await keyOf(row), binding(accountId, place), closed);
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}

/**
 * A secret as it may stand in the database, in a column of type text. To keep one:
 *
 *     const sealed = await seal(services, db, owner, { purpose: "totp-seed", row: id }, seed);
 *
 * and to read it: `open` with the same account and place.
 */
export const seal = (services: Needed, db: Database, accountId: string, place: Place, plain: string): Promise<string> =>
  vaultOf(services, db, accountId).seal(place, plain);

/** What `seal` was given; null when this isn't what it made for this account, purpose and row. */
export const open = (
  services: Needed,
  db: Database,
  accountId: string,
  place: Place,
  sealed: string,
): Promise<string | null> => vaultOf(services, db, accountId).open(place, sealed);
