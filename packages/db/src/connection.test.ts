import { connect as connectTcp } from "node:net";
import { neonConfig } from "@neondatabase/serverless";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWebSocketStream, WebSocketServer } from "ws";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { type Connect, type Database, neonConnect, pgConnect, withConnection } from "./connection.ts";
import { CommitUncertain, DatabaseUnavailable, sqlState } from "./failures.ts";
import { readHostVersions } from "./hosts.ts";
import { Rollback, transact } from "./transaction.ts";

let database: FreshDatabase;
let proxy: WebSocketServer;

/** What Neon's proxy does: the Postgres protocol inside a WebSocket, to the address it is asked for. */
function startProxy(): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (socket, request) => {
    const [host, port] = (new URL(request.url ?? "/", "http://x").searchParams.get("address") ?? "").split(":");
    const client = createWebSocketStream(socket);
    const upstream = connectTcp(Number(port), host);
    client.pipe(upstream).pipe(client);
    client.on("error", () => upstream.destroy());
    upstream.on("error", () => socket.close());
  });
  return new Promise((ready) => server.on("listening", () => ready(server)));
}

beforeAll(async () => {
  database = await freshDatabase();
  proxy = await startProxy();
  const { port } = proxy.address() as { port: number };
  neonConfig.wsProxy = (host, to) => `127.0.0.1:${port}/?address=${host}:${to}`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
  neonConfig.pipelineTLS = false;
});
afterAll(async () => {
  proxy?.close();
  await database?.drop();
});

const drivers: [string, (url: string) => Connect][] = [
  ["pg", pgConnect],
  ["@neondatabase/serverless through a WebSocket", neonConnect],
];

describe.each(drivers)("a connection by %s", (name, connector) => {
  const id = (n: number) => `00000000-0000-7000-8000-0000000000${name === "pg" ? "1" : "2"}${n}`;
  it("fails without telling the values of its statement", async () => {
    const wrong = (db: Database) => db.execute(sql`SELECT ${"a secret"}::text, ${"nothing"}::int`);
    const connect = connector(database.url);
    for (const failing of [() => withConnection(connect, wrong), () => transact(connect, wrong)]) {
      const error = await failing().catch((caught: Error) => caught);
      expect(sqlState(error)).toBe("22P02");
      expect(`${(error as Error).stack}`).not.toContain("a secret");
    }
  });

  const insert = (connect: Connect, undo: boolean) =>
    transact(connect, async (db) => {
      const handle = `driver-${name.length}`;
      await insertAccount(system, db, {
        id: id(1),
        hostId: id(2),
        email: `${handle}@example.com`,
        passwordHash: "x",
        name: "Driver",
        timezone: "UTC",
        locale: "en",
        hour12: false,
        handle,
        now: 0,
      });
      return undo ? new Rollback("undone") : "kept";
    });

  it("commits a transaction, and undoes one that asks for it", async () => {
    const connect = connector(database.url);
    const version = async () => {
      const { db, end } = await connect();
      return readHostVersions(system, db, [id(2)])
        .then((versions) => versions.get(id(2)) ?? null)
        .finally(end);
    };
    expect(await insert(connect, true)).toBe("undone");
    expect(await version()).toBeNull();
    expect(await insert(connect, false)).toBe("kept");
    expect(await version()).toBe(0);
  });

  it("shows a constraint's SQLSTATE", async () => {
    const error = await insert(connector(database.url), false).catch((caught: unknown) => caught);
    expect(sqlState(error)).toBe("23505");
  });

  it("says that Postgres doesn't answer", async () => {
    const nowhere = new URL(database.url);
    nowhere.port = "1";
    await expect(connector(nowhere.href)()).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  it("tells a connection lost in the transaction from one lost at COMMIT", async () => {
    const connect = connector(database.url);
    const killing = (at: string) =>
      transact(
        async () => {
          const connection = await connect();
          const execute = connection.db.execute.bind(connection.db);
          connection.db.execute = ((query: Parameters<typeof execute>[0]) => {
            const text = JSON.stringify(query);
            return text.includes(at) ? execute(sql`SELECT pg_terminate_backend(pg_backend_pid())`) : execute(query);
          }) as typeof execute;
          return connection;
        },
        async (db) => db.execute(sql`SELECT 1 AS work`),
      );
    await expect(killing("AS work")).rejects.toBeInstanceOf(DatabaseUnavailable);
    await expect(killing("COMMIT")).rejects.toBeInstanceOf(CommitUncertain);
  });
});
