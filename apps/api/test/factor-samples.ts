import { Authenticator } from "./authenticator.ts";
import { shownCode } from "./authenticator-app.ts";
import { type Answer, type Daybook, type Host, signUp } from "./daybook.ts";

/** What an account has besides its password, and answers of authenticators that are still to be sent. */
export interface FactorWorld {
  passkeyId: string;
  /** The same, as its authenticator calls it. */
  credentialId: string;
  factors: {
    attestation: unknown;
    assertion: unknown;
    /** The key of an app that no code has confirmed yet. */
    key: string;
    /** Somebody else's sign-in, of whom a second thing is asked. */
    pending: { token: string; recoveryCode: string };
  };
}

const call = async (daybook: Daybook, token: string | undefined, path: string, body?: unknown): Promise<Answer> => {
  const answer = await daybook.call("POST", path, body, { token });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer;
};
export const originOf = async (daybook: Daybook): Promise<string> =>
  (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;

/** Makes a passkey of the account's, which is in the authenticator then. */
export async function addPasskey(daybook: Daybook, { token }: Host, device: Authenticator, name = "Phone") {
  const { json } = await call(daybook, token, "/v1/passkeys/creation");
  return (await call(daybook, token, "/v1/passkeys", { name, credential: device.make(json.publicKey) })).json;
}

/** Has the account ask for codes of an app; its key, and the recovery codes. */
export async function addApp(daybook: Daybook, { token }: Host): Promise<{ key: string; codes: string[] }> {
  const { key } = (await call(daybook, token, "/v1/second-factor/setup")).json;
  const on = await call(daybook, token, "/v1/second-factor", { code: shownCode(key, -1) });
  return { key, codes: on.json.newCodes };
}

export async function makeFactors(daybook: Daybook, host: Host): Promise<FactorWorld> {
  const origin = await originOf(daybook);
  const [mine, next] = [new Authenticator(origin), new Authenticator(origin)];
  const passkey = await addPasskey(daybook, host, mine);
  const created = await call(daybook, host.token, "/v1/passkeys/creation");
  const asked = await call(daybook, undefined, "/v1/passkeys/challenge");
  const { key } = (await call(daybook, host.token, "/v1/second-factor/setup")).json;
  const other = await signUp(daybook);
  const { codes } = await addApp(daybook, other);
  const { email, password } = other;
  const half = await daybook.call("POST", "/v1/sessions", { email, password });
  return {
    passkeyId: passkey.id,
    credentialId: passkey.credentialId,
    factors: {
      attestation: next.make(created.json.publicKey),
      assertion: mine.unlock(asked.json.publicKey),
      key,
      pending: { token: half.json.secondFactor.token, recoveryCode: codes[0] ?? "" },
    },
  };
}

type Sample = (world: FactorWorld & { host: Host }) => { path: string; body?: unknown };
type Samples = Record<string, Sample>;

export const factorReads = {
  "GET /v1/passkeys": () => ({ path: "/v1/passkeys" }),
  "GET /v1/second-factor": () => ({ path: "/v1/second-factor" }),
  "GET /v1/sessions/current/proof": () => ({ path: "/v1/sessions/current/proof" }),
} satisfies Samples;

/** In this order: who signs in last goes on, what is confirmed was set up before, and once codes are asked for a password proves nothing. */
export const factorWrites = {
  "POST /v1/passkeys/challenge": () => ({ path: "/v1/passkeys/challenge" }),
  "POST /v1/sessions/second-factor": ({ factors }) => ({ path: "/v1/sessions/second-factor", body: factors.pending }),
  "POST /v1/sessions/passkey": ({ factors }) => ({
    path: "/v1/sessions/passkey",
    body: { credential: factors.assertion },
  }),
  "POST /v1/sessions/current/proof": ({ host }) => ({
    path: "/v1/sessions/current/proof",
    body: { password: host.password },
  }),
  "POST /v1/passkeys": ({ factors }) => ({
    path: "/v1/passkeys",
    body: { name: "Laptop", credential: factors.attestation },
  }),
  "POST /v1/passkeys/creation": () => ({ path: "/v1/passkeys/creation" }),
  "PATCH /v1/passkeys/{id}": ({ passkeyId }) => ({ path: `/v1/passkeys/${passkeyId}`, body: { name: "Old phone" } }),
  "POST /v1/second-factor": ({ factors }) => ({ path: "/v1/second-factor", body: { code: shownCode(factors.key) } }),
  "POST /v1/second-factor/setup": () => ({ path: "/v1/second-factor/setup" }),
  "POST /v1/second-factor/recovery-codes": () => ({ path: "/v1/second-factor/recovery-codes" }),
} satisfies Samples;

export const factorDeletes = {
  "DELETE /v1/second-factor": () => ({ path: "/v1/second-factor" }),
  "DELETE /v1/passkeys/{id}": ({ passkeyId }) => ({ path: `/v1/passkeys/${passkeyId}` }),
} satisfies Samples;

type Writing = keyof typeof factorWrites | keyof typeof factorDeletes;
/** All of them that write. */
export const factorWriting = Object.keys({ ...factorWrites, ...factorDeletes }) as Writing[];
