import { z } from "zod";
import { signedIn } from "./accounts.ts";
import { operations } from "./operation.ts";
import { id, line, toldInstant } from "./primitives.ts";

const publicKey = z.literal("public-key");
const transports = z.array(z.string().max(40)).max(10);
const encoded = (most: number) => z.string().max(most).describe("base64url");
const descriptor = z.object({ type: publicKey, id: z.string(), transports: z.array(z.string()) });
const verification = z.literal("required");

/** WebAuthn's `PublicKeyCredentialCreationOptionsJSON`, as far as it is used. */
const creation = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: publicKey, alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({
    residentKey: verification,
    requireResidentKey: z.boolean(),
    userVerification: verification,
  }),
  attestation: z.literal("none"),
});
/** `PublicKeyCredentialRequestOptionsJSON`, likewise. */
export const passkeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: verification,
  allowCredentials: z.array(descriptor),
});
export type PasskeyCreation = z.output<typeof creation>;
export type PasskeyRequest = z.output<typeof passkeyRequest>;

/** What an authenticator's answer has around it (`PublicKeyCredential.toJSON`). */
const credential = {
  id: encoded(1_400),
  rawId: encoded(1_400),
  type: publicKey,
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.looseObject({}).optional().describe("Not read"),
};
const attestation = z
  .strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: encoded(4_000),
      attestationObject: encoded(16_000),
      transports: transports.optional(),
      authenticatorData: encoded(16_000).optional(),
      publicKey: encoded(8_000).nullish(),
      publicKeyAlgorithm: z.int().optional(),
    }),
  })
  .describe("What `navigator.credentials.create` answered, by `toJSON()` (`RegistrationResponseJSON`)");
export const assertion = z
  .strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: encoded(4_000),
      authenticatorData: encoded(4_000),
      signature: encoded(8_000),
      userHandle: encoded(200).nullish(),
    }),
  })
  .describe("What `navigator.credentials.get` answered, by `toJSON()` (`AuthenticationResponseJSON`)");
export type PasskeyAttestation = z.output<typeof attestation>;
export type PasskeyAssertion = z.output<typeof assertion>;

export const passkey = z.object({
  id,
  name: z.string(),
  credentialId: z.string().describe("As its authenticator calls it, base64url"),
  syncs: z.boolean().describe("Whether it may be on several devices of its person"),
  synced: z.boolean().describe("Whether it was, when it was last used"),
  createdAt: toldInstant,
  lastUsedAt: toldInstant.nullable(),
});
export type Passkey = z.output<typeof passkey>;
const name = line(80, 1).describe("What its person calls it");

export const passkeyOperations = operations({
  "POST /v1/passkeys/challenge": {
    id: "challengePasskey",
    summary: "What a browser is asked with, to sign in by a passkey",
    description:
      "For `navigator.credentials.get`. It names nobody: whoever has a passkey of this place may answer, once, within five minutes.",
    access: { as: "anyone" },
    limit: "reads",
    success: { status: 200, body: z.object({ publicKey: passkeyRequest }) },
    errors: [],
  },
  "POST /v1/sessions/passkey": {
    id: "createSessionByPasskey",
    summary: "Sign in by a passkey alone",
    description: "It counts as both factors: its authenticator was there, and was unlocked.",
    access: { as: "anyone" },
    limit: "sign_in",
    body: z.strictObject({ credential: assertion }),
    success: { status: 201, body: signedIn },
    errors: ["wrong_credentials"],
  },
  "GET /v1/passkeys": {
    id: "listPasskeys",
    summary: "The account's passkeys",
    access: { as: "account" },
    success: { status: 200, body: z.object({ items: z.array(passkey) }) },
    errors: [],
  },
  "POST /v1/passkeys/creation": {
    id: "beginPasskey",
    summary: "What a browser is asked with, to make a passkey",
    description: "For `navigator.credentials.create`; it may be answered once, within five minutes.",
    access: { as: "account", stepUp: true },
    success: { status: 200, body: z.object({ publicKey: creation }) },
    errors: ["limit_reached"],
  },
  "POST /v1/passkeys": {
    id: "createPasskey",
    summary: "A passkey that a browser has made",
    access: { as: "account", stepUp: true },
    body: z.strictObject({ name, credential: attestation }),
    success: { status: 201, body: passkey },
    errors: ["limit_reached"],
  },
  "PATCH /v1/passkeys/{id}": {
    id: "renamePasskey",
    summary: "Call a passkey something else",
    access: { as: "account" },
    params: z.object({ id }),
    body: z.strictObject({ name }),
    success: { status: 200, body: passkey },
    errors: ["not_found"],
  },
  "DELETE /v1/passkeys/{id}": {
    id: "deletePasskey",
    summary: "Let a passkey count no more",
    access: { as: "account", stepUp: true },
    params: z.object({ id }),
    success: { status: 204, body: null },
    errors: ["not_found", "last_way_in"],
  },
});
