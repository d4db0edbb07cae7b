import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from "@daybook/contract/passkeys";

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();

/** CBOR (RFC 8949) of what an attestation without a statement needs: short maps, integers, texts and bytes. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}
type Cbor = number | string | Uint8Array | Map<number | string, Cbor>;
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)])]);
}

/** What an authenticator may be made to say that it shouldn't. */
export interface Said {
  origin?: string;
  rpId?: string;
  counter?: number;
  verified?: boolean;
  challenge?: string;
  type?: string;
  userHandle?: string;
}

/** An authenticator in software: one passkey, ES256. */
export class Authenticator {
  readonly id: string = text(randomBytes(16));
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;
  #userHandle = "";
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  #clientData(type: string, challenge: string, said: Said): Buffer {
    const { origin = this.#origin } = said;
    const told = { type: said.type ?? type, challenge: said.challenge ?? challenge, origin, crossOrigin: false };
    return Buffer.from(JSON.stringify(told));
  }

  #data(rpId: string, flags: number, said: Said, attested: Uint8Array = Buffer.alloc(0)): Buffer {
    this.counter = said.counter ?? this.counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const seen = said.verified === false ? flags & ~4 : flags;
    return Buffer.concat([sha256(said.rpId ?? rpId), Buffer.from([seen]), count, attested]);
  }

  make({ challenge, rp, user }: PasskeyCreation, said: Said = {}): PasskeyAttestation {
    this.#userHandle = user.id;
    const jwk = this.#keys.publicKey.export({ format: "jwk" });
    const [x, y] = [jwk.x, jwk.y].map((part) => Buffer.from(part ?? "", "base64url")) as [Buffer, Buffer];
    const key = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, x],
        [-3, y],
      ]),
    );
    const credential = Buffer.from(this.id, "base64url");
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credential.length]), credential, key]);
    // Present, verified, may sync, does sync, attested.
    const authData = this.#data(rp.id, 0b0101_1101, said, attested);
    const statement = new Map<string, Cbor>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    const clientData = this.#clientData("webauthn.create", challenge, said);
    return {
      ...{ id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {} },
      response: {
        clientDataJSON: text(clientData),
        attestationObject: text(cbor(statement)),
        transports: ["internal", "hybrid"],
      },
    };
  }

  unlock({ challenge, rpId }: PasskeyRequest, said: Said = {}): PasskeyAssertion {
    const data = this.#data(rpId, 0b0001_1101, said);
    const clientData = this.#clientData("webauthn.get", challenge, said);
    const signed = Buffer.concat([data, sha256(clientData)]);
    return {
      ...{ id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {} },
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(data),
        signature: text(createSign("sha256").update(signed).sign(this.#keys.privateKey)),
        userHandle: said.userHandle ?? this.#userHandle,
      },
    };
  }
}
