import { type AccountRow, deleteSession, insertSession } from "@daybook/db/accounts";
import { transact } from "@daybook/db/transaction";
import { SESSION_LIFE, sessionCookie, sessionTokenHash } from "../http/session-cookie.ts";
import { type Services, system } from "../services.ts";
import { mintAccessToken } from "../tokens/access-token.ts";
import { toBase64Url } from "../tokens/signing-keys.ts";
import { presentAccount } from "./present.ts";

/**
 * Signs an account in on a device: a session row, its cookie, and a bearer token for programs. `instead` is the token
 * hash of the session that ends with it.
 */
export async function openSession(
  services: Services,
  account: AccountRow,
  origin: string,
  status: 200 | 201,
  instead?: Uint8Array,
): Promise<Response> {
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const tokenHash = await sessionTokenHash(token);
  const now = services.now();
  await transact(services.connect, async (db) => {
    if (instead) await deleteSession(system, db, instead);
    await insertSession(system, db, {
      id: services.newId(),
      accountId: account.id,
      tokenHash,
      now,
      expiresAt: now + SESSION_LIFE * 1000,
    });
  });
  const body = {
    account: presentAccount(account, origin),
    accessToken: await mintAccessToken(services.keys, account.id, now),
  };
  return Response.json(body, {
    status,
    headers: { "set-cookie": sessionCookie(token, origin), "cache-control": "no-store" },
  });
}
