import type { LinkPurpose } from "@daybook/db/mailed-links";
import { mailedCode, mintLinkToken } from "../src/mailed-links/link-token.ts";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { askDatabase } from "./database-dump.ts";
import { type Daybook, type Host, TEST_KEYS, unique } from "./daybook.ts";

const keys = signingKeys(TEST_KEYS);
const purposes = ["verify", "reset", "magic", "change", "undo"] as const;

/** A mailed link of each kind, each of an account of its own, and the code that was mailed to the host. */
export interface WayInWorld {
  links: Record<(typeof purposes)[number] | "sign_up", string>;
  code: string;
}

/** A link as its mail has it, of an account. */
export async function linkFor(
  daybook: Daybook,
  purpose: LinkPurpose,
  { accountId, email }: { accountId: string | null; email: string },
  asked: object | null = null,
): Promise<string> {
  const id = crypto.randomUUID();
  await askDatabase(
    daybook,
    `INSERT INTO mailed_links (id, purpose, account_id, email, created_at, expires_at, asked)
     VALUES ($1, $2, $3, $4, now(), now() + interval '15 minutes', $5)`,
    [id, purpose, accountId, email, asked],
  );
  return mintLinkToken(keys, purpose, id);
}

/** An account without a password, made behind Daybook's back. */
export async function bareAccount(daybook: Daybook): Promise<{ accountId: string; email: string; handle: string }> {
  const [accountId, handle] = [crypto.randomUUID(), unique("w")];
  const email = `${handle}@example.com`;
  await askDatabase(
    daybook,
    `WITH a AS (INSERT INTO accounts (id, email, name, timezone, created_at) VALUES ($1, $2, 'Way In', 'UTC', now())),
      h AS (INSERT INTO handles (handle, kind, owner_id, created_at) VALUES ($3, 'account', $1, now()))
     INSERT INTO hosts (id, account_id) VALUES ($4, $1)`,
    [accountId, email, handle, crypto.randomUUID()],
  );
  return { accountId, email, handle };
}

/** The code of the newest mail to an account's owner. */
export async function codeOf(daybook: Daybook, accountId: string): Promise<string> {
  const [row] = await askDatabase(daybook, "SELECT id FROM mailed_links WHERE account_id = $1 ORDER BY id DESC", [
    accountId,
  ]);
  return mailedCode(keys, String(row?.id));
}

export async function waysIn(daybook: Daybook, host: Host): Promise<WayInWorld> {
  const links = {} as WayInWorld["links"];
  for (const purpose of purposes) links[purpose] = await linkFor(daybook, purpose, await bareAccount(daybook));
  const handle = unique("u");
  const asked = { name: "Sign Up", handle, timezone: "UTC", locale: null, hour12: null, passwordHash: "" };
  links.sign_up = await linkFor(daybook, "sign_up", { accountId: null, email: `${handle}@example.com` }, asked);
  return { links, code: await codeOf(daybook, host.id) };
}

export const wayInSamples = {
  "POST /v1/mailed-links": ({ links }: WayInWorld) => ({
    path: "/v1/mailed-links",
    body: { purpose: "magic", token: links.magic },
  }),
  "POST /v1/sign-ups": () => {
    const handle = unique("u");
    const person = { email: `${handle}@example.com`, password: "nine lanterns over water", name: "Sign Up" };
    return { path: "/v1/sign-ups", body: { ...person, handle, timezone: "UTC" } };
  },
  "POST /v1/sign-ups/completion": ({ links }: WayInWorld) => ({
    path: "/v1/sign-ups/completion",
    body: { token: links.sign_up },
  }),
  "POST /v1/me/verifications/code": ({ code }: WayInWorld) => ({
    path: "/v1/me/verifications/code",
    body: { code: `${code.slice(0, 3)} ${code.slice(3)}` },
  }),
  "POST /v1/me/verifications": () => ({ path: "/v1/me/verifications" }),
  "POST /v1/verifications": ({ links }: WayInWorld) => ({ path: "/v1/verifications", body: { token: links.verify } }),
  "POST /v1/password-resets": () => ({
    path: "/v1/password-resets",
    body: { email: `${unique("r")}@example.com`, locale: "de-DE" },
  }),
  "POST /v1/password-resets/completion": ({ links }: WayInWorld) => ({
    path: "/v1/password-resets/completion",
    body: { token: links.reset, password: "nine lanterns over water" },
  }),
  "POST /v1/magic-links": () => ({
    path: "/v1/magic-links",
    body: { email: `${unique("m")}@example.com`, locale: "de-DE" },
  }),
  "POST /v1/magic-links/completion": ({ links }: WayInWorld) => ({
    path: "/v1/magic-links/completion",
    body: { token: links.magic },
  }),
  "POST /v1/me/email-changes": () => ({
    path: "/v1/me/email-changes",
    body: { email: `${unique("n")}@example.com`, locale: "de-DE" },
  }),
  "DELETE /v1/me/email-changes/pending": () => ({ path: "/v1/me/email-changes/pending" }),
  "POST /v1/email-changes": ({ links }: WayInWorld) => ({ path: "/v1/email-changes", body: { token: links.change } }),
  "POST /v1/email-changes/reversal": ({ links }: WayInWorld) => ({
    path: "/v1/email-changes/reversal",
    body: { token: links.undo },
  }),
};

/** Ends all sessions but the caller's. */
export const ownPasswordSample = {
  "PUT /v1/me/password": () => ({ path: "/v1/me/password", body: { password: "nine lanterns over water" } }),
};
