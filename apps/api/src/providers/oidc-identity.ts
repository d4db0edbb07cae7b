import type { ProvedIdentity } from "@daybook/db/identities";
import * as oauth from "oauth4webapi";
import { NotConform } from "./authorization-server.ts";
import type { FlowSecrets } from "./flow-cookie.ts";
import { askingBy, clientOf, clientSecretOf, type Session } from "./provider-session.ts";
import { callbackOf } from "./provider-settings.ts";

const TENANT = /^[0-9a-f-]{36}$/;
const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value.slice(0, 300) : null;

/**
 * Microsoft's description for all tenants leaves the issuer open: `…/{tenantid}/v2.0`. It is the one of the token's own
 * tenant then; which is as good as a fixed one, since all of them sign with Microsoft's keys, and who somebody is, is
 * told by issuer and subject together.
 */
async function serverFor({ known }: Session, response: Response): Promise<oauth.AuthorizationServer> {
  if (!known.server.issuer.includes("{tenantid}")) return known.server;
  const { id_token } = (await response.clone().json()) as { id_token?: string };
  const payload = (id_token ?? "").split(".")[1] ?? "";
  const { tid } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as { tid?: string };
  if (!tid || !TENANT.test(tid)) throw new NotConform("The token names no tenant");
  return { ...known.server, issuer: known.server.issuer.replace("{tenantid}", tid) };
}

/** Where all tenants are one service, `iss` (RFC 9207) may name any of them, and nothing else. */
function ofAnyTenant({ issuer }: oauth.AuthorizationServer, returned: URLSearchParams): URLSearchParams {
  const iss = returned.get("iss");
  if (iss === null || !issuer.includes("{tenantid}")) return returned;
  const [before = "", after = ""] = issuer.split("{tenantid}");
  if (
    !iss.startsWith(before) ||
    !iss.endsWith(after) ||
    !TENANT.test(iss.slice(before.length, iss.length - after.length))
  )
    throw new NotConform("The answer is another issuer's");
  const rest = new URLSearchParams(returned);
  rest.delete("iss");
  return rest;
}

/** Who came back: the code is exchanged, and the id token's signature, issuer, audience, nonce and time are checked. */
export async function oidcIdentity(
  session: Session,
  flow: FlowSecrets,
  returned: URLSearchParams,
): Promise<ProvedIdentity> {
  const { known, settings, origin } = session;
  const [client, asking] = [clientOf(session), askingBy(session)];
  const expected = oauth.validateAuthResponse(known.server, client, ofAnyTenant(known.server, returned), flow.state);
  const redirect = callbackOf(origin, settings.provider);
  const response = await oauth.authorizationCodeGrantRequest(
    known.server,
    client,
    clientSecretOf(session),
    expected,
    redirect,
    flow.verifier,
    asking,
  );
  const server = await serverFor(session, response);
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: flow.nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(server, response, { ...asking, [oauth.jwksCache]: known.keys });
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  if (!claims) throw new NotConform("There is no id token");
  const told =
    claims.email === undefined ? { ...(await userInfo(session, tokens.access_token, claims.sub)), ...claims } : claims;
  const email = textOf(told.email)?.toLowerCase() ?? null;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email,
    emailVerified: email !== null && isVerified(session, told),
    name: textOf(told.name),
    username: textOf(told.preferred_username)?.split("@")[0] ?? null,
  };
}

/** What some say there alone. A service that doesn't say it there either has told enough. */
async function userInfo(session: Session, accessToken: string, subject: string): Promise<Record<string, unknown>> {
  const { server } = session.known;
  if (server.userinfo_endpoint === undefined) return {};
  const client = clientOf(session);
  const response = await oauth.userInfoRequest(server, client, accessToken, askingBy(session));
  return oauth.processUserInfoResponse(server, client, subject, response);
}

/**
 * An address counts as theirs when the service says that it proved it. In Microsoft's tokens anybody's administrator
 * writes what they like as `email`; whether its domain belongs to their tenant, `xms_edov` says.
 * https://learn.microsoft.com/en-us/entra/identity-platform/migrate-off-email-claim-authorization
 */
function isVerified({ settings }: Session, claims: Record<string, unknown>): boolean {
  if (settings.provider === "microsoft") return [true, 1, "1", "true"].includes(claims.xms_edov as never);
  if (claims.email_verified === undefined) return settings.emailsVerified;
  return claims.email_verified === true || claims.email_verified === "true";
}
