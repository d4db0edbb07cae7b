import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser address of the integration tests' server. */
    postgresUrl: string;
    /** What the runtime takes for certificates of authorities, with their keys. */
    trusted: Record<"localhost" | "another", { cert: string; key: string }>;
  }
}

export const TEMPLATE = "daybook_template";

export interface FreshDatabase {
  url: string;
  /** The same database through another process's eyes: a superuser connection to the server itself. */
  adminUrl: string;
  drop: () => Promise<void>;
}

export async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A migrated, empty database for one test file. `adminUrl` is known by itself inside the integration tests. */
export async function freshDatabase(adminUrl: string = inject("postgresUrl")): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, `create database ${name} template ${TEMPLATE}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, adminUrl, drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`) };
}
