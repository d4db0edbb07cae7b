import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { type Check, fine, skipped, wrong } from "./check.ts";

const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(20_000) });

/** A problem document's sentence. */
function detailOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail;
  } catch {
    return undefined;
  }
}

async function checkHealth(base: string): Promise<Check> {
  try {
    const answer = await get(`${base}/healthz`);
    const text = await answer.text();
    if (answer.ok && JSON.parse(text).database === "ok")
      return fine("Worker", `${base} answers and reaches its database`);
    const found = detailOf(text) ?? text.slice(0, 160);
    const advice = found.startsWith("Configuration: ")
      ? "Set it in wrangler.toml (docs/deploy.md, 2) and deploy again."
      : 'See "npx wrangler tail".';
    return wrong("Worker", `/healthz answers ${answer.status} ${found}`, advice);
  } catch (error) {
    return wrong(
      "Worker",
      `${base} does not answer: ${(error as Error).message}`,
      "Check the address and the deployment.",
    );
  }
}

/** The description names the address that mailed links lead to. */
async function checkPublicUrl(base: string): Promise<Check> {
  const { servers } = (await (await get(`${base}/v1/openapi.json`)).json()) as { servers: { url: string }[] };
  const led = servers[0]?.url ?? "nowhere";
  if (led === new URL(base).origin) return fine("PUBLIC_URL", `mailed links lead to ${led}`);
  return wrong("PUBLIC_URL", `mailed links lead to ${led}`, `Set PUBLIC_URL to ${base}, or ask doctor about ${led}.`);
}

/** Whoever verifies access tokens reads these; by way of Pages they come only if its Function passes them on. */
async function checkSigningKeys(base: string): Promise<Check> {
  const answer = await get(`${base}/.well-known/jwks.json`, { accept: "application/json" });
  const told = (await answer.json().catch(() => null)) as { keys?: { kid?: string; d?: string }[] } | null;
  const [first] = told?.keys ?? [];
  if (!told?.keys || !first?.kid)
    return wrong(
      "signing keys",
      `/.well-known/jwks.json answers ${answer.status}`,
      "Deploy Worker and pages together.",
    );
  return fine("signing keys", `${told.keys.length} shown, for who verifies access tokens`);
}

/** A wrong password costs one Argon2 hash: more CPU time than the free plan has. */
async function checkPlan(base: string): Promise<Check> {
  const answer = await fetch(`${base}/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `doctor-${randomUUID()}@example.com`, password: randomUUID() }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  if (answer.status === 401) return fine("plan", "has the CPU time that signing in takes");
  if (/1102|exceeded/i.test(text))
    return wrong("plan", "a sign-in runs out of CPU time", "Argon2 takes about 40 ms: switch to Workers Paid.");
  return wrong("plan", `a wrong password is answered ${answer.status} ${text.slice(0, 160)}`, "401 was expected.");
}

async function checkLocalParts(base: string): Promise<Check> {
  // Asked for JSON, no page of the SPA is mistaken for it.
  const answer = await get(`${base}/dev/mail`, { accept: "application/json" });
  const shown = answer.ok && answer.headers.get("content-type")?.startsWith("application/json");
  if (!shown) return fine("bundle", "has none of the local tools");
  return wrong("bundle", "/dev/mail shows everybody's mail", "This is the local Worker. Deploy with wrangler.toml.");
}

/** Reads, writes, reads: a Hyperdrive that caches still gives the first answer after the write. */
async function checkCaching(base: string, databaseUrl: string): Promise<Check> {
  const handle = `doctor-${randomBytes(6).toString("hex")}`;
  const available = async () =>
    JSON.parse(await (await get(`${base}/v1/handles/${handle}`)).text()).available as unknown;
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 15_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    if ((await available()) !== true) return skipped("Hyperdrive", "no answer to compare");
    const values = [handle, randomUUID()];
    await client.query(
      "insert into handles (handle, kind, owner_id, created_at) values ($1, 'account', $2, now())",
      values,
    );
    if ((await available()) === false) return fine("Hyperdrive", "reads what was just written");
    return wrong(
      "Hyperdrive",
      "answers from a cache (or the Worker has another database)",
      'Run "npx wrangler hyperdrive update <id> --caching-disabled": a cached read offers times that are gone.',
    );
  } finally {
    await client.query("delete from handles where handle = $1", [handle]).catch(() => {});
    await client.end().catch(() => {});
  }
}

/** A deployment as an outsider sees it, and (with its database's address) from both sides at once. */
export async function checkDeployment(base: string, databaseUrl: string | undefined): Promise<Check[]> {
  const checks = [await checkHealth(base)];
  if (checks[0]?.state === "wrong") return checks;
  const secure = base.startsWith("https:") || /\/\/(localhost|127\.0\.0\.1)/.test(base);
  checks.push(secure ? fine("address", base) : wrong("address", base, "Sign-in cookies need https."));
  checks.push(await checkPublicUrl(base), await checkSigningKeys(base));
  checks.push(await checkPlan(base), await checkLocalParts(base));
  checks.push(
    databaseUrl
      ? await checkCaching(base, databaseUrl)
      : skipped("Hyperdrive", "set DATABASE_URL to prove that its reads are not cached"),
  );
  return checks;
}
