import type { Database } from "@daybook/db/connection";
import { dataKeySamples } from "@daybook/db/data-keys";
import { type Services, system } from "../runtime/services.ts";
import { unwrap } from "./data-key.ts";

/** Throws `ConfigurationError` unless all keys of the deployment that secrets in this database need are there. */
export async function requireKeys({ keys }: Pick<Services, "keys">, db: Database): Promise<void> {
  for (const sample of await dataKeySamples(system, db)) await unwrap(keys, sample);
}
