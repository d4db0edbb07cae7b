import { signingKeys } from "../../apps/api/src/runtime/signing-keys.ts";
import { mintCapability } from "../../apps/api/src/tokens/capability.ts";
import { TEST_KEYS } from "./browser-keys.ts";

/** The page of a link to unsubscribe, as a mail of the product that the browser tests share would have it. */
export const unsubscribePath = async (id: string): Promise<string> =>
  `/unsubscribe/${await mintCapability(signingKeys(TEST_KEYS), "unsubscribe", [id], 0)}`;
