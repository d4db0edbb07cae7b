import type { PasskeyAssertion, PasskeyAttestation } from "@daybook/contract/passkeys";
import type { Database } from "@daybook/db/connection";
import { lockPasskey, notePasskeyUse, type PasskeyRow, useChallenge } from "@daybook/db/passkeys";
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { type Services, system } from "../runtime/services.ts";
import { fromBase64Url, toBase64Url } from "../runtime/signing-keys.ts";
import { type ChallengePurpose, readChallenge } from "./challenge.ts";
import { ALGORITHMS, rpIdOf, userHandleOf } from "./passkey-options.ts";

type Taken = NonNullable<Awaited<ReturnType<typeof readChallenge>>>;

/** What an authenticator answered to; both kinds of answer are read by the same library. */
function expectation(services: Services, purpose: ChallengePurpose, origin: string) {
  const seen: { challenge: Taken | null } = { challenge: null };
  return {
    seen,
    asked: {
      expectedOrigin: origin,
      expectedRPID: rpIdOf(origin),
      requireUserVerification: true,
      async expectedChallenge(challenge: string) {
        seen.challenge = await readChallenge(services.keys, challenge, purpose, services.now());
        return seen.challenge !== null;
      },
    },
  };
}

/** The library throws for whatever doesn't fit, and for bytes that it can't read. */
const orNull = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null);

export type NewPasskey = Pick<PasskeyRow, "credentialId" | "publicKey" | "counter" | "transports" | "syncs" | "synced">;

/** A passkey that an authenticator made for the account just now; null when it didn't. Its challenge is taken. */
export async function takeAttestation(
  services: Services,
  db: Database,
  accountId: string,
  credential: PasskeyAttestation,
  origin: string,
): Promise<NewPasskey | null> {
  const { seen, asked } = expectation(services, `make:${accountId}`, origin);
  const response = { ...credential, clientExtensionResults: {} } as never;
  const proof = await orNull(verifyRegistrationResponse({ response, ...asked, supportedAlgorithmIDs: ALGORITHMS }));
  const info = proof?.registrationInfo;
  const credentialId = info && fromBase64Url(info.credential.id);
  if (!proof?.verified || !credentialId || !seen.challenge || !(await useChallenge(system, db, seen.challenge)))
    return null;
  return {
    credentialId,
    publicKey: info.credential.publicKey,
    counter: info.credential.counter,
    transports: credential.response.transports ?? [],
    syncs: info.credentialDeviceType === "multiDevice",
    synced: info.credentialBackedUp,
  };
}

/**
 * Whose passkey this is, unlocked by its person just now for `purpose`; null when it isn't. Its challenge is taken, and
 * its use written down: `db` is a transaction.
 */
export async function takeAssertion(
  services: Services,
  db: Database,
  credential: PasskeyAssertion,
  purpose: ChallengePurpose,
  origin: string,
): Promise<string | null> {
  const credentialId = fromBase64Url(credential.id);
  const known = credentialId && (await lockPasskey(system, db, credentialId));
  if (!known) return null;
  const { userHandle } = credential.response;
  if (userHandle && userHandle !== userHandleOf(known.accountId)) return null;
  const { seen, asked } = expectation(services, purpose, origin);
  const kept = {
    id: toBase64Url(known.credentialId),
    publicKey: Uint8Array.from(known.publicKey),
    counter: known.counter,
  };
  const response = { ...credential, clientExtensionResults: {} } as never;
  const proof = await orNull(verifyAuthenticationResponse({ response, ...asked, credential: kept }));
  if (!proof?.verified || !seen.challenge || !(await useChallenge(system, db, seen.challenge))) return null;
  const { newCounter, credentialBackedUp } = proof.authenticationInfo;
  await notePasskeyUse(system, db, known.id, {
    counter: newCounter,
    synced: credentialBackedUp,
    lastUsedAt: services.now(),
  });
  return known.accountId;
}
