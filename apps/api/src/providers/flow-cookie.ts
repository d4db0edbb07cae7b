import { generateCookie } from "hono/cookie";
import { fromBase64Url, toBase64Url } from "../runtime/signing-keys.ts";

/** Seconds there and back, and to make an account of it. */
export const FLOW_LIFE = 10 * 60;
export const PROVED_LIFE = 30 * 60;

const nameAt = (origin: string) => (origin.startsWith("https:") ? "__Host-daybook_flow" : "daybook_flow");

/**
 * What binds a way there and back to one browser: a secret in its cookie, from which state, nonce and PKCE verifier are
 * made, each for itself. The database keeps its hash alone, so that nothing in it completes anything.
 */
export interface FlowSecrets {
  token: string;
  tokenHash: Uint8Array;
  state: string;
  nonce: string;
  verifier: string;
}

const digest = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

export async function flowSecrets(token: string): Promise<FlowSecrets> {
  const [tokenHash, ...made] = await Promise.all(
    ["token", "state", "nonce", "verifier"].map((use) => digest(`${use}:${token}`)),
  );
  const [state = "", nonce = "", verifier = ""] = made.map(toBase64Url);
  return { token, tokenHash: tokenHash as Uint8Array, state, nonce, verifier };
}

export const newFlow = () => flowSecrets(toBase64Url(crypto.getRandomValues(new Uint8Array(32))));

/** The flow of the browser that asks; null when it has none. */
export async function flowOf(request: Request, origin: string): Promise<FlowSecrets | null> {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === nameAt(origin) && value && fromBase64Url(value)?.length === 32) return flowSecrets(value);
  }
  return null;
}

/** Our own page brings it back from there, so no other site's request need have it. */
export const flowCookie = (token: string, origin: string, life = FLOW_LIFE): string =>
  generateCookie(nameAt(origin), token, {
    path: "/",
    httpOnly: true,
    sameSite: "Strict",
    maxAge: life,
    secure: origin.startsWith("https:"),
  });
