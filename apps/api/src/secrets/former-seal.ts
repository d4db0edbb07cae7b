import type { SigningKeys } from "../runtime/signing-keys.ts";
import { aesKey, decrypt } from "./aes-gcm.ts";

/** What the version before sealed, by the deployment's key itself. Null when that key is gone, or it was somebody else's. */
export async function unsealFormer<T>(keys: SigningKeys, owner: string, sealed: string, by: number): Promise<T | null> {
  const raw = await keys.sign(by, Uint8Array.from(new TextEncoder().encode("seal")));
  const bytes = raw && (await decrypt(await aesKey(raw), owner, sealed));
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
}
