import type { Passkey } from "./passkeys.ts";

const challenge = "AXFC3YAfV1pQx1Tq0mZsUe8hMf3nDcJ0q9v6bS2yLw";
const rpId = "book.example";
const passkey: Passkey = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0b01",
  name: "MacBook, Touch ID",
  credentialId: "mGJ2bq6Xn0c0s1cYw5mJ0g",
  syncs: true,
  synced: true,
  createdAt: "2030-03-02T09:00:00Z",
  lastUsedAt: "2030-03-10T08:00:00Z",
};
const required = "required" as const;
const type = "public-key" as const;
const descriptor = { type, id: passkey.credentialId, transports: ["internal", "hybrid"] };
const publicKey = { challenge, rpId, timeout: 300_000, userVerification: required, allowCredentials: [] };
const around = { id: passkey.credentialId, rawId: passkey.credentialId, type };
const clientDataJSON = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0";
const credential = {
  ...around,
  response: {
    clientDataJSON,
    authenticatorData: "dKbqkhPJnC90siSSsyDPQCYqlMGpUKA5fyklC2CEHvAdAAAAAQ",
    signature: "MEUCIQCk",
    userHandle: "AZePLmwAfDqdCj8fW28KAQ",
  },
};
const secondFactor = {
  codes: { since: "2030-03-02T09:10:00Z" },
  recoveryCodes: { left: 10, made: 10, madeAt: "2030-03-02T09:10:00Z" },
};
const newCodes = ["7F3K9-QWD2M", "M2XT4-HBA7C", "PV8N6-R6JCT", "3KDE5-W1YSQ", "H5GTJ-8ZRMB"];

/** Good bodies and answers of what is about passkeys, codes and proofs. */
export const factorExamples = <S>(signedIn: S) => ({
  "POST /v1/passkeys/challenge": { answer: { publicKey } },
  "POST /v1/sessions/passkey": { body: { credential }, answer: signedIn },
  "GET /v1/passkeys": { answer: { items: [passkey] } },
  "POST /v1/passkeys/creation": {
    answer: {
      publicKey: {
        rp: { id: rpId, name: "Daybook" },
        user: { id: "AZePLmwAfDqdCj8fW28KAQ", name: "ines@example.com", displayName: "Ines Duarte" },
        challenge,
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type, alg })),
        timeout: 300_000,
        excludeCredentials: [descriptor],
        authenticatorSelection: { residentKey: required, requireResidentKey: true, userVerification: required },
        attestation: "none" as const,
      },
    },
  },
  "POST /v1/passkeys": {
    body: {
      name: passkey.name,
      credential: {
        ...around,
        response: { clientDataJSON, attestationObject: "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVik" },
      },
    },
    answer: passkey,
  },
  "PATCH /v1/passkeys/{id}": { body: { name: "Laptop" }, answer: { ...passkey, name: "Laptop" } },
  "POST /v1/sessions/second-factor": {
    body: { token: "q6Xn0c0s1cYw5mJ0gq6Xn0c0s1cYw5mJ0gq6Xn0c0s1", code: "287082" },
    answer: signedIn,
  },
  "GET /v1/sessions/current/proof": {
    answer: {
      ways: ["passkey" as const, "code" as const, "recovery_code" as const],
      publicKey: { ...publicKey, allowCredentials: [descriptor] },
    },
  },
  "POST /v1/sessions/current/proof": {
    body: { code: "287082" },
    answer: { provedAt: "2030-03-10T08:00:00Z", accessToken: "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJkYXlib29rIn0.c2ln" },
  },
  "GET /v1/second-factor": { answer: secondFactor },
  "POST /v1/second-factor/setup": {
    answer: {
      key: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      uri: "otpauth://totp/Daybook%3Aines%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Daybook&digits=6&period=30",
    },
  },
  "POST /v1/second-factor": { body: { code: "287082" }, answer: { ...secondFactor, newCodes } },
  "POST /v1/second-factor/recovery-codes": { answer: { ...secondFactor, newCodes } },
});
