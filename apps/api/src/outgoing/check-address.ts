import type { Env } from "../runtime/env.ts";
import { fieldFailure } from "../runtime/failure.ts";

/** Refuses an address that nothing may be sent to, naming the field it stands in. */
export async function checkAddress(_env: Env, field: string, text: string): Promise<void> {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw fieldFailure(field, "web_address", "An address that begins with https://.");
}
