import { sessionCookieName } from "@daybook/contract/session-cookie";
import { generateCookie } from "hono/cookie";
import { parse } from "hono/utils/cookie";
import type { Services } from "../runtime/services.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { mintCapability, readCapability, verifyCapability } from "../tokens/capability.ts";

const PURPOSE = "device";
/** Seconds: a year. */
const LIFE = 365 * 24 * 3_600;

const nameAt = (origin: string): string => sessionCookieName(origin).replace("session", "device");

/**
 * Tells a browser that this account has come in by it. It opens nothing: it is counted by itself when a password is wrong
 * there, so that strangers who guess elsewhere don't keep its owner waiting.
 */
export async function deviceCookie({ keys, newId }: Services, accountId: string, origin: string): Promise<string> {
  const token = await mintCapability(keys, PURPOSE, [accountId, newId()], 0);
  const secure = origin.startsWith("https:");
  return generateCookie(nameAt(origin), token, { path: "/", httpOnly: true, sameSite: "Lax", maxAge: LIFE, secure });
}

/** The id of a browser by which this account has come in before; null for any other. */
export async function knownDevice(keys: SigningKeys, request: Request, accountId: string): Promise<string | null> {
  const cookies = parse(request.headers.get("cookie") ?? "");
  for (const origin of ["https:", "http:"]) {
    const token = cookies[nameAt(origin)];
    const [account, device] = (token && readCapability(token, 2)) || [];
    if (token && device && account === accountId && (await verifyCapability(keys, PURPOSE, token, 2, 0))) return device;
  }
  return null;
}
