import type { Database } from "@daybook/db/connection";
import { webhooksSignedBy } from "@daybook/db/data-keys";
import { sealFormer } from "../../apps/api/src/jobs/seal-former.ts";
import { system } from "../../apps/api/src/runtime/services.ts";
import { signingKeys } from "../../apps/api/src/runtime/signing-keys.ts";
import { requireKeys } from "../../apps/api/src/secrets/require-keys.ts";
import {
  dropOldDataKeys,
  forgetLostDataKeys,
  renewDataKeys,
  resealRows,
  rewrapDataKeys,
} from "../../apps/api/src/secrets/rotate.ts";

interface Options {
  /** As TOKEN_KEYS. */
  keys: string;
  newDataKeys: boolean;
  /** Give up what a key sealed that is lost for good. */
  forgetLost?: boolean;
  say: (line: string) => void;
  now?: () => number;
}

/** What is left for a key of the deployment that isn't the newest. */
async function sayWhatIsLeft(db: Database, newest: number, say: Options["say"]): Promise<void> {
  say(`Nothing sealed needs another key than ${newest} any more.`);
  for (const { kid, count } of await webhooksSignedBy(system, db, newest))
    say(`Key ${kid} still makes the secrets of ${count} webhooks: it may go when their owners have rotated them.`);
  say("Links that were handed out live as long as the key that signed them is in TOKEN_KEYS.");
}

/** May be broken off and begun again at any time, and run twice at once. */
export async function rotateSecrets(
  db: Database,
  { keys, newDataKeys, forgetLost = false, say, now = Date.now }: Options,
): Promise<void> {
  const services = { keys: signingKeys(keys), now };
  const tell = (what: string, done: number) => say(`  ${done} ${what}`);
  if (forgetLost) say(`${await forgetLostDataKeys(services, db, tell)} lost keys forgotten`);
  await requireKeys(services, db);
  const former = await sealFormer(services, db);
  if (former > 0) say(`${former} secrets of the version before sealed`);
  if (newDataKeys) say(`${await renewDataKeys(services, db, tell)} accounts have a new key`);
  say(`${await resealRows(services, db, tell)} secrets sealed anew`);
  say(`${await rewrapDataKeys(services, db, tell)} keys wrapped by key ${services.keys.current}`);
  const dropped = await dropOldDataKeys(services, db);
  if (dropped > 0) say(`${dropped} old keys dropped`);
  await sayWhatIsLeft(db, services.keys.current, say);
}
