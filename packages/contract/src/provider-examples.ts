const arrival = {
  outcome: "sign_up" as const,
  provider: "google" as const,
  email: "ines@example.com",
  emailVerified: true,
  name: "Ines Duarte",
  username: null,
};
const identity = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a3f",
  provider: "google" as const,
  label: "ines@example.com",
  active: true,
  createdAt: "2030-03-01T08:10:00Z",
  lastUsedAt: "2030-03-02T09:00:00Z",
};
const state = "q2mFxYt0c7kFh2mVbN8yLwPqRsAeDgJiKoXtUvWzYcE";
const started = {
  url: `https://accounts.google.com/o/oauth2/v2/auth?client_id=…&response_type=code&state=${state}`,
};

/** A good body and its answer, of each operation on ways in by another service; `signedIn` as signing in answers. */
export const providerExamples = <T>(signedIn: T) => ({
  "GET /v1/sign-in-providers": { answer: { items: [{ provider: "google" as const, name: "Google" }] } },
  "POST /v1/provider-flows": { body: { provider: "google" as const }, answer: started },
  "POST /v1/me/provider-flows": { body: { provider: "google" as const }, answer: started },
  "POST /v1/provider-flows/completion": {
    body: { provider: "google" as const, state, code: "4/0AQSTgQH…" },
    answer: arrival,
  },
  "POST /v1/provider-flows/current/account": {
    body: { name: "Ines Duarte", handle: "ines", timezone: "Europe/Lisbon" },
    answer: signedIn,
  },
  "GET /v1/me/identities": { answer: { items: [identity] } },
  "POST /v1/me/identities": { answer: identity },
});
