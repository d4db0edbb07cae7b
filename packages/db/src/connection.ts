import { Client as NeonClient } from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-serverless";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { corked } from "./corked.ts";
import { DatabaseUnavailable, isUnavailable, withoutValues } from "./failures.ts";

/** One connection's worth of queries, in Drizzle's terms. */
export type Database = NodePgDatabase;

export interface Connection {
  db: Database;
  end(): Promise<void>;
}

/** Opens a connection; throws `DatabaseUnavailable`. Whoever opens it ends it, in `finally`. */
export type Connect = () => Promise<Connection>;

const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 15_000;

/** `pg`: through Hyperdrive in the Worker, straight in scripts and tests. */
export function pgConnect(url: string): Connect {
  return async () => {
    const client = corked(
      new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        query_timeout: STATEMENT_TIMEOUT,
      }),
    );
    // A connection that dies between queries emits here; the next query fails and tells.
    client.on("error", () => {});
    try {
      await client.connect();
    } catch (error) {
      void client.end().catch(() => {});
      throw new DatabaseUnavailable(error);
    }
    return { db: drizzle(client), end: () => client.end().catch(() => {}) };
  };
}

/** Neon over WebSocket, for operators without Hyperdrive. */
export function neonConnect(url: string): Connect {
  return async () => {
    const client = new NeonClient({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      query_timeout: STATEMENT_TIMEOUT,
    });
    client.on("error", () => {});
    try {
      await client.connect();
    } catch (error) {
      void client.end().catch(() => {});
      throw new DatabaseUnavailable(error);
    }
    // Drizzle's two Postgres drivers share the query builder; only the session inside differs.
    return { db: drizzleNeon(client) as unknown as Database, end: () => client.end().catch(() => {}) };
  };
}

/** Opens, works, ends. Throws `DatabaseUnavailable` when Postgres is lost meanwhile. */
export async function withConnection<T>(connect: Connect, work: (db: Database) => Promise<T>): Promise<T> {
  const connection = await connect();
  try {
    return await work(connection.db);
  } catch (error) {
    throw isUnavailable(error) ? new DatabaseUnavailable(error) : withoutValues(error);
  } finally {
    await connection.end();
  }
}
