import type { Services } from "../runtime/services.ts";
import { mintCapability } from "../tokens/capability.ts";

/** Where its reader ends a kind of mail: by one POST there, or by hand on the page it leads a browser to. */
export const unsubscribeUrl = async ({ keys }: Pick<Services, "keys">, id: string, origin: string): Promise<string> =>
  `${origin}/v1/unsubscribe/${await mintCapability(keys, "unsubscribe", [id], 0)}`;
