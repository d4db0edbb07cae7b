import type { Connect } from "@daybook/db/connection";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";

export interface Statement {
  text: string;
  values: unknown[];
}

export interface Recorder {
  connect: Connect;
  /** The statements of each connection's use since the last call. */
  take(): Statement[][];
  close(): Promise<void>;
}

/** Connections that are opened once and lent out, as behind Hyperdrive, and write down what they are asked. */
export async function recorder(url: string, connections: number): Promise<Recorder> {
  const all = await openClients(url, connections);
  const free = [...all];
  let uses: Statement[][] = [];
  return {
    async connect() {
      const client = free.pop();
      if (!client) throw new Error("More connections were asked for than there are");
      const statements: Statement[] = [];
      uses.push(statements);
      const logger = { logQuery: (text: string, values: unknown[]) => void statements.push({ text, values }) };
      return { db: drizzle(client, { logger }), end: async () => void free.push(client) };
    },
    take() {
      const taken = uses;
      uses = [];
      return taken;
    },
    async close() {
      await Promise.all(all.map((client) => client.end()));
    },
  };
}

/** Plain connections. */
export async function openClients(url: string, count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url }));
  for (const client of clients) client.on("error", () => {});
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

/** Sends the statements as they were recorded, one after another. */
export async function replay(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, values);
}

/** Runs the jobs on so many workers at once. */
export async function inParallel<J>(
  jobs: readonly J[],
  workers: number,
  run: (job: J, worker: number) => Promise<unknown>,
) {
  let next = 0;
  const work = async (worker: number) => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) await run(job, worker);
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
}
