import { calculateJwkThumbprint, type JWK } from "jose";
import type { SigningKeys } from "./signing-keys.ts";

/** A key that signs what anybody may verify. */
export interface PublicSigner {
  /** The thumbprint of its public half (RFC 7638): the same wherever it is made, and no other key's. */
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** What is published (RFC 8037). */
  jwk: JWK;
}

export interface PublicSigners {
  current: PublicSigner;
  /** Those of older keys too, for verifying, by their `kid`. */
  all: ReadonlyMap<string, PublicSigner>;
}

/** A PKCS #8 document of an Ed25519 key without its 32 bytes (RFC 8410, 7): as WebCrypto takes them, once in front. */
const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

async function signerOf(seed: Uint8Array): Promise<PublicSigner> {
  const document = new Uint8Array([...PKCS8, ...seed]);
  const whole = await crypto.subtle.importKey("pkcs8", document, { name: "Ed25519" }, true, ["sign"]);
  const { x = "" } = (await crypto.subtle.exportKey("jwk", whole)) as JsonWebKey;
  const shown = { kty: "OKP", crv: "Ed25519", x };
  const kid = await calculateJwkThumbprint(shown);
  return {
    kid,
    privateKey: await crypto.subtle.importKey("pkcs8", document, { name: "Ed25519" }, false, ["sign"]),
    publicKey: await crypto.subtle.importKey("jwk", shown, { name: "Ed25519" }, true, ["verify"]),
    jwk: { ...shown, kid, alg: "EdDSA", use: "sig" },
  };
}

const made = new WeakMap<SigningKeys, Map<string, Promise<PublicSigners>>>();

/** Ed25519 keys of a purpose, one made from each of the deployment's keys, in their order. */
export function publicSigners(keys: SigningKeys, purpose: string): Promise<PublicSigners> {
  const known = made.get(keys) ?? new Map<string, Promise<PublicSigners>>();
  made.set(keys, known);
  const found = known.get(purpose) ?? derive(keys, purpose);
  known.set(purpose, found);
  return found;
}

async function derive(keys: SigningKeys, purpose: string): Promise<PublicSigners> {
  const { current, all } = await keys.derived(`ed25519:${purpose}`);
  const signers = await Promise.all(all.map(signerOf));
  const first = signers[all.findIndex((seed) => seed.every((byte, place) => byte === current[place]))];
  if (!first) throw new Error("The key that signs is none of the keys");
  return { current: first, all: new Map(signers.map((signer) => [signer.kid, signer])) };
}
