import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { createEmulator, type Emulator, type ServiceName } from "emulate";

/** Stand-ins for the services by which one can sign in, each at a port of its own. */
export const emulated = ["google", "microsoft", "github", "okta"] as const satisfies readonly ServiceName[];
export type Emulated = (typeof emulated)[number];

/** Our id there, and the secret that goes with it. */
const client = { client_id: "daybook", client_secret: "only-on-this-machine" };

/** Ines has an account in the demo; nobody else has one. */
const people = [
  { email: "ines@daybook.example", name: "Ines Duarte", login: "ines" },
  { email: "mara@daybook.example", name: "Mara Lind", login: "mara" },
];

function seedOf(service: Emulated, origins: readonly string[]): Record<string, unknown> {
  const provider = service === "okta" ? "oidc" : service;
  const redirect_uris = origins.map((origin) => `${origin}/sign-in/callback/${provider}`);
  const clients = [{ ...client, name: "Daybook", redirect_uris }];
  if (service === "github")
    return { users: people.map(({ login, name, email }) => ({ login, name, email })), oauth_apps: clients };
  if (service !== "okta") return { users: people.map(({ email, name }) => ({ email, name })), oauth_clients: clients };
  const users = people.map(({ email, name, login }) => {
    const [first_name = "", last_name = ""] = name.split(" ");
    return { okta_id: `00u-${login}`, login: email, email, first_name, last_name, display_name: name };
  });
  return { users, oauth_clients: clients.map((one) => ({ ...one, auth_server_id: "default" })) };
}

/** People keep their ids there from one start to the next, as at the real services: whoever is linked stays linked. */
async function withSteadyIds<T>(service: Emulated, work: () => Promise<T>): Promise<T> {
  const { randomBytes, randomUUID } = crypto;
  let count = 0;
  const next = () => crypto.createHash("sha256").update(`${service}:${count++}`).digest();
  const uuid = () =>
    next()
      .toString("hex")
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");
  Object.assign(crypto, { randomBytes: (size: number) => next().subarray(0, size), randomUUID: uuid });
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    Object.assign(crypto, { randomBytes, randomUUID });
    syncBuiltinESMExports();
  }
}

export interface Providers {
  urls: Record<Emulated, string>;
  stop(): Promise<void>;
}

/** Starts them all. `origins`: where browsers may be sent back to. */
export async function startProviders(ports: Record<Emulated, number>, origins: readonly string[]): Promise<Providers> {
  const running: Emulator[] = [];
  const urls = {} as Record<Emulated, string>;
  for (const service of emulated) {
    const [port, baseUrl] = [ports[service], `http://127.0.0.1:${ports[service]}`];
    const seed = { [service]: seedOf(service, origins) };
    running.push(await withSteadyIds(service, () => createEmulator({ service, port, baseUrl, seed })));
    urls[service] = baseUrl;
  }
  return {
    urls,
    async stop() {
      await Promise.all(running.map((one) => one.close()));
    },
  };
}

/** The settings that have a Worker offer them. */
export const providerVars = ({
  google,
  microsoft,
  github,
  okta,
}: Record<Emulated, string>): Record<string, string> => ({
  GOOGLE_CLIENT_ID: client.client_id,
  GOOGLE_CLIENT_SECRET: client.client_secret,
  GOOGLE_BASE_URL: google,
  MICROSOFT_CLIENT_ID: client.client_id,
  MICROSOFT_CLIENT_SECRET: client.client_secret,
  MICROSOFT_BASE_URL: microsoft,
  GITHUB_CLIENT_ID: client.client_id,
  GITHUB_CLIENT_SECRET: client.client_secret,
  GITHUB_BASE_URL: github,
  GITHUB_API_URL: github,
  OIDC_ISSUER: `${okta}/oauth2/default`,
  OIDC_CLIENT_ID: client.client_id,
  OIDC_CLIENT_SECRET: client.client_secret,
  OIDC_NAME: "Largo Studios",
});
