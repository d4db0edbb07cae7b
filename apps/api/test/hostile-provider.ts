import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";

/** What it does next otherwise than it should. */
export interface Misdeeds {
  claims?: Record<string, unknown>;
  /** How the id token is signed. */
  sign?: "right" | "none" | "hs256-with-public-key" | "another-key" | "own-jwk";
  /** Instead of the token's answer. */
  token?: { status: number; body: string };
  /** Never answers at these paths. */
  silentAt?: string;
  description?: Record<string, unknown>;
}

/** An OpenID provider whose answers a test decides: what no emulator would do. */
export interface HostileProvider {
  issuer: string;
  next: Misdeeds;
  /** What its token endpoint was sent last. */
  sent(): URLSearchParams | null;
  requests: string[];
  /** With which code which nonce goes. */
  nonces: Map<string, string>;
  stop(): Promise<void>;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

export async function startHostileProvider(client: string): Promise<HostileProvider> {
  const keys = await generateKeyPair("RS256", { extractable: true });
  const other = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  let sent: URLSearchParams | null = null;
  const self: HostileProvider = {
    issuer: "",
    next: {},
    sent: () => sent,
    requests: [],
    nonces: new Map(),
    stop: async () => {},
  };

  async function idToken(nonce: string | undefined): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = {
      iss: self.issuer,
      sub: "somebody",
      aud: client,
      iat: now,
      exp: now + 300,
      email: "some@body.example",
      email_verified: true,
      nonce,
    };
    const claims = JSON.parse(JSON.stringify({ ...usual, ...self.next.claims }));
    const signer = (header: object) => new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "one", ...header });
    switch (self.next.sign ?? "right") {
      case "right":
        return signer({}).sign(keys.privateKey);
      case "another-key":
        return signer({}).sign(other.privateKey);
      case "own-jwk":
        return signer({ jwk: await exportJWK(other.publicKey), jku: `${self.issuer}/other-keys` }).sign(
          other.privateKey,
        );
      case "none":
        return `${base64url({ alg: "none" })}.${base64url(claims)}.`;
      case "hs256-with-public-key": {
        const signed = `${base64url({ alg: "HS256", kid: "one" })}.${base64url(claims)}`;
        return `${signed}.${createHmac("sha256", await exportSPKI(keys.publicKey))
          .update(signed)
          .digest("base64url")}`;
      }
    }
  }

  async function answer(path: string, body: string): Promise<{ status?: number; body: unknown }> {
    const tenants = path.startsWith("/common/") ? "/{tenantid}/v2.0" : "";
    if (path.endsWith("/.well-known/openid-configuration"))
      return {
        body: {
          issuer: `${self.issuer}${tenants}`,
          authorization_endpoint: `${self.issuer}/authorize`,
          token_endpoint: `${self.issuer}/token`,
          jwks_uri: `${self.issuer}/keys`,
          id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
          token_endpoint_auth_methods_supported: ["client_secret_post"],
          authorization_response_iss_parameter_supported: tenants === "",
          ...self.next.description,
        },
      };
    if (path === "/keys") return { body: { keys: [jwk] } };
    if (path !== "/token") return { status: 404, body: {} };
    sent = new URLSearchParams(body);
    const { token } = self.next;
    if (token) return { status: token.status, body: token.body };
    const nonce = self.nonces.get(sent.get("code") ?? "");
    return { body: { access_token: "access", token_type: "Bearer", id_token: await idToken(nonce) } };
  }

  const server: Server = createServer((request, response) => {
    const path = request.url ?? "";
    self.requests.push(path);
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", async () => {
      if (self.next.silentAt === path) return;
      const told = await answer(path, body);
      response.writeHead(told.status ?? 200, { "content-type": "application/json" });
      response.end(typeof told.body === "string" ? told.body : JSON.stringify(told.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  self.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  self.stop = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return self;
}

/** What its page would send the browser back with, whatever it asked. */
export function allowedBy(provider: HostileProvider, url: string): { state: string; code: string; iss: string } {
  const asked = new URL(url).searchParams;
  const code = crypto.randomUUID();
  provider.nonces.set(code, asked.get("nonce") ?? "");
  return { state: asked.get("state") ?? "", code, iss: provider.issuer };
}
