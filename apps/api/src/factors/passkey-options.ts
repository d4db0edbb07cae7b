import type { PasskeyCreation, PasskeyRequest } from "@daybook/contract/passkeys";
import type { PasskeyRow } from "@daybook/db/passkeys";
import { toBase64Url } from "../runtime/signing-keys.ts";
import { CHALLENGE_LIFE } from "./challenge.ts";

/** EdDSA, ES256, RS256 (IANA COSE): what every authenticator has one of. */
export const ALGORITHMS = [-8, -7, -257];

/** Where passkeys of a deployment belong: a host's name, without port. */
export const rpIdOf = (origin: string): string => new URL(origin).hostname;

/** What authenticators keep as whose a passkey is: nothing that tells a stranger anything. */
export const userHandleOf = (accountId: string): string =>
  toBase64Url(
    Uint8Array.from((accountId.replaceAll("-", "").match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16))),
  );

const described = ({ credentialId, transports }: PasskeyRow) => ({
  type: "public-key" as const,
  id: toBase64Url(credentialId),
  transports,
});

/** WebAuthn's `PublicKeyCredentialCreationOptionsJSON`: a passkey that is found without an address, and unlocked by its person. */
export const creationOptions = (
  challenge: string,
  origin: string,
  account: { id: string; email: string; name: string },
  known: readonly PasskeyRow[],
): PasskeyCreation => ({
  rp: { id: rpIdOf(origin), name: "Daybook" },
  user: { id: userHandleOf(account.id), name: account.email, displayName: account.name },
  challenge,
  pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
  timeout: CHALLENGE_LIFE,
  excludeCredentials: known.map(described),
  authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
  attestation: "none",
});

/** `PublicKeyCredentialRequestOptionsJSON`; with no passkeys named, any of this place. */
export const requestOptions = (
  challenge: string,
  origin: string,
  known: readonly PasskeyRow[] = [],
): PasskeyRequest => ({
  challenge,
  rpId: rpIdOf(origin),
  timeout: CHALLENGE_LIFE,
  userVerification: "required",
  allowCredentials: known.map(described),
});
