import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from "@daybook/contract/passkeys";

/** Whoever was asked to unlock something left it at that, or nothing of theirs fits. Nothing is wrong. */
export class NotUnlocked extends Error {}
/** This device has one of the account's already. */
export class PasskeyKnown extends Error {}

/** A passkey belongs to a host's name: an address of digits has none. */
export const passkeysWork = (): boolean =>
  window.isSecureContext &&
  typeof window.PublicKeyCredential === "function" &&
  !/^[\d.]+$|^\[/.test(window.location.hostname);

/** Whether the browser offers passkeys among what it fills in. */
export const passkeysFillIn = async (): Promise<boolean> =>
  passkeysWork() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
function textOf(buffer: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

type Described = PasskeyRequest["allowCredentials"];
const descriptors = (known: Described): PublicKeyCredentialDescriptor[] =>
  known.map(({ type, id, transports }) => ({
    type,
    id: bytesOf(id),
    transports: transports as AuthenticatorTransport[],
  }));

function refusal(error: unknown): unknown {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return new NotUnlocked();
  return name === "InvalidStateError" ? new PasskeyKnown() : error;
}

/** Asks for a new passkey. Throws `NotUnlocked` and `PasskeyKnown`. */
export async function makePasskey(options: PasskeyCreation): Promise<PasskeyAttestation> {
  const { challenge, user, excludeCredentials, ...rest } = options;
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...rest,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: descriptors(excludeCredentials),
  };
  const made = await navigator.credentials.create({ publicKey }).catch((error) => {
    throw refusal(error);
  });
  if (!(made instanceof PublicKeyCredential)) throw new NotUnlocked();
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...{ id: made.id, rawId: made.id, type: "public-key" },
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

/** Asks for a passkey that is there. Throws `NotUnlocked`. */
export async function unlockPasskey(
  options: PasskeyRequest,
  how: { mediation?: CredentialMediationRequirement; signal?: AbortSignal } = {},
): Promise<PasskeyAssertion> {
  const { challenge, allowCredentials, ...rest } = options;
  const publicKey = { ...rest, challenge: bytesOf(challenge), allowCredentials: descriptors(allowCredentials) };
  const given = await navigator.credentials.get({ publicKey, ...how }).catch((error) => {
    throw refusal(error);
  });
  if (!(given instanceof PublicKeyCredential)) throw new NotUnlocked();
  const response = given.response as AuthenticatorAssertionResponse;
  return {
    ...{ id: given.id, rawId: given.id, type: "public-key" },
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      ...(response.userHandle ? { userHandle: textOf(response.userHandle) } : {}),
    },
  };
}
