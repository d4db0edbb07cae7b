import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "./failure.ts";
import { removePostgres } from "./postgres.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Where a clone keeps what running it makes. Nothing else is written, and deleting it starts anew. */
export const HOME = process.env.DAYBOOK_HOME ?? join(ROOT, ".daybook");
export const places = {
  postgres: join(HOME, "postgres"),
  postgresSettings: join(HOME, "postgres.json"),
  worker: join(HOME, "worker"),
  secrets: join(HOME, "secrets.env"),
  logs: join(HOME, "logs"),
  lock: join(HOME, "running.json"),
  /** What the demo's seed made; written when it is complete. */
  demo: join(HOME, "demo.json"),
  /** There while the seed runs: data beside it are half a demo. */
  seeding: join(HOME, "seeding"),
};

/** Whole or not at all, whatever happens meanwhile. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, path);
}

/** Keys that live as long as the data they sign and encrypt. */
export function ensureSecrets(): void {
  mkdirSync(places.logs, { recursive: true });
  if (existsSync(places.secrets)) return;
  // New ones would open nothing of what is there.
  if (existsSync(places.postgres))
    throw new Failure(
      `${places.secrets} is missing, and your data need its keys: put it back, or start over with --fresh.`,
    );
  writeWhole(places.secrets, `TOKEN_KEYS="1:${randomBytes(32).toString("base64")}"\n`);
}

export interface PostgresSettings {
  password: string;
  port?: number;
}

/** The database's password, and the port it had last, so that a saved connection keeps working. */
export function postgresSettings(): PostgresSettings {
  if (existsSync(places.postgresSettings))
    return JSON.parse(readFileSync(places.postgresSettings, "utf8")) as PostgresSettings;
  const settings = { password: randomBytes(16).toString("hex") };
  writeWhole(places.postgresSettings, JSON.stringify(settings));
  return settings;
}

/** Throws all data away: database, objects, keys. Built pages stay, they belong to the sources. */
export async function clearData(): Promise<void> {
  await removePostgres(places.postgres);
  for (const path of [places.worker, places.secrets, places.postgresSettings, places.demo, places.seeding])
    rmSync(path, { recursive: true, force: true });
}
