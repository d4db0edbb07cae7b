import { email } from "@daybook/contract/primitives";
import type { ProvedIdentity } from "@daybook/db/identities";
import { NamedFetchFailure } from "@daybook/integrations/outgoing/named-fetch";
import * as oauth from "oauth4webapi";
import { ApiFailure } from "../runtime/failure.ts";
import { NotConform } from "./authorization-server.ts";
import type { FlowSecrets } from "./flow-cookie.ts";
import { githubIdentity } from "./github-identity.ts";
import { oidcIdentity } from "./oidc-identity.ts";
import type { Session } from "./provider-session.ts";

/** OpenID Connect Core 1.0, 2: at most 255 characters; of none, everybody would be one. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** Who came back from a service with `returned` in the address. */
export async function provedIdentity(
  session: Session,
  flow: FlowSecrets,
  returned: URLSearchParams,
): Promise<ProvedIdentity> {
  const ask = session.settings.endpoints.kind === "github" ? githubIdentity : oidcIdentity;
  const told = await ask(session, flow, returned);
  if (!SUBJECT.test(told.subject)) throw new NotConform("Its subject is none");
  // As if it had been typed: an address that isn't one, isn't kept.
  const { data: address = null } = email.safeParse(told.email);
  return { ...told, email: address, emailVerified: told.emailVerified && address !== null };
}

/** Errors that a token, a code or an answer that isn't right is told by. Their words may hold it, and go nowhere. */
const isRefusal = (error: unknown): boolean =>
  error instanceof NotConform ||
  error instanceof oauth.OperationProcessingError ||
  error instanceof oauth.UnsupportedOperationError ||
  error instanceof oauth.ResponseBodyError ||
  error instanceof oauth.AuthorizationResponseError ||
  error instanceof oauth.WWWAuthenticateChallengeError ||
  error instanceof SyntaxError;

/** Runs what asks a service; throws `provider_unavailable` or `provider_refused` for what becomes of it there. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NamedFetchFailure) throw new ApiFailure("provider_unavailable", { retryAfter: 10 });
    if (isRefusal(error)) throw new ApiFailure("provider_refused");
    throw error;
  }
}
