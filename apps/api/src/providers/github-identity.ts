import type { ProvedIdentity } from "@daybook/db/identities";
import * as oauth from "oauth4webapi";
import { z } from "zod";
import { askNamed } from "../outgoing/named.ts";
import { NotConform } from "./authorization-server.ts";
import type { FlowSecrets } from "./flow-cookie.ts";
import { askingBy, clientOf, clientSecretOf, type Session } from "./provider-session.ts";
import { callbackOf } from "./provider-settings.ts";

const user = z.object({ id: z.int().positive(), login: z.string(), name: z.string().nullish() });
const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Who came back from GitHub, which has no id tokens: it is asked who its token belongs to. */
export async function githubIdentity(
  session: Session,
  flow: FlowSecrets,
  returned: URLSearchParams,
): Promise<ProvedIdentity> {
  const { known, settings, origin } = session;
  const client = clientOf(session);
  const expected = oauth.validateAuthResponse(known.server, client, returned, flow.state);
  const redirect = callbackOf(origin, settings.provider);
  const response = await oauth.authorizationCodeGrantRequest(
    known.server,
    client,
    clientSecretOf(session),
    expected,
    redirect,
    flow.verifier,
    askingBy(session),
  );
  const { access_token } = await oauth.processAuthorizationCodeResponse(known.server, client, response);
  const [who, addresses] = await Promise.all([
    ask(session, "/user", access_token, user),
    ask(session, "/user/emails", access_token, emails),
  ]);
  const own = addresses.find(({ primary, verified }) => primary && verified);
  return {
    issuer: known.server.issuer,
    // Logins are given away and taken again; the number stays.
    subject: String(who.id),
    email: own?.email.toLowerCase() ?? null,
    emailVerified: own !== undefined,
    name: who.name?.slice(0, 300) || null,
    username: who.login.slice(0, 100),
  };
}

async function ask<T>({ env, settings }: Session, path: string, token: string, shape: z.ZodType<T>): Promise<T> {
  if (settings.endpoints.kind !== "github") throw new Error("Only GitHub is asked so");
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "user-agent": "Daybook",
    "x-github-api-version": "2022-11-28",
  };
  const response = await askNamed(env)(`${settings.endpoints.api}${path}`, { headers });
  const read = response.ok ? shape.safeParse(await response.json().catch(() => null)) : null;
  if (!read?.success) throw new NotConform(`GitHub answers ${response.status} at ${path}`);
  return read.data;
}
