import type { ListedSession } from "./sessions.ts";

const here: ListedSession = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a31",
  current: true,
  kind: "browser",
  method: "passkey",
  agent: { name: "Firefox", system: "macOS", device: "computer" },
  network: "198.51.100.0/24",
  city: "Lisbon",
  country: "PT",
  signedInAt: "2030-03-01T08:00:00Z",
  lastUsedAt: "2030-03-02T09:00:00Z",
  ended: null,
};
const sync: ListedSession = {
  ...here,
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a32",
  current: false,
  kind: "program",
  method: "password",
  agent: { name: "acme-sync", system: "Linux", device: "computer" },
  network: "203.0.113.0/24",
  city: null,
  lastUsedAt: "2030-03-02T08:40:00Z",
};
const accessToken = "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCIsImtpZCI6Im…";
const refreshToken = "dbr_Q2FyZWZ1bCBwZW9wbGUga2VlcCB0aGVzZSB0byB0aGVtc2VsdmVz…";

export const sessionExamples = {
  "GET /v1/sessions": { answer: { items: [here, sync], nextCursor: null } },
  "DELETE /v1/sessions": { answer: { ended: 1 } },
  "POST /v1/tokens": { body: { refreshToken }, answer: { accessToken, expiresIn: 1_800, refreshToken } },
  "GET /.well-known/jwks.json": {
    answer: {
      keys: [
        {
          kty: "OKP" as const,
          crv: "Ed25519" as const,
          x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
          kid: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
          alg: "EdDSA" as const,
          use: "sig" as const,
        },
      ],
    },
  },
};
