import pg from "pg";
import { migrate } from "../migrate.ts";
import type { Failure } from "./failure.ts";
import { places, postgresSettings, writeWhole } from "./house.ts";
import { freePort, isPortFree } from "./ports.ts";
import { type Postgres, startPostgres } from "./postgres.ts";

const DATABASE = "daybook";

export async function startDatabase(): Promise<Postgres> {
  const settings = postgresSettings();
  const port = settings.port && (await isPortFree(settings.port)) ? settings.port : await freePort();
  if (port !== settings.port) writeWhole(places.postgresSettings, JSON.stringify({ ...settings, port }));
  return startPostgres({ dir: places.postgres, port, password: settings.password, log: `${places.logs}/postgres.log` });
}

export async function prepareDatabase(postgres: Postgres): Promise<{ applied: string[] }> {
  const admin = new pg.Client({ connectionString: postgres.url() });
  admin.on("error", () => {});
  await admin.connect();
  try {
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (!rowCount) await admin.query(`create database ${DATABASE}`);
  } finally {
    await admin.end();
  }
  return migrate(postgres.url(DATABASE));
}

/**
 * Brings a database that ended by itself (killed, out of memory) back on its port, once: a second time there is
 * something wrong that a restart does not mend.
 */
export interface KeptDatabase {
  /** Stays the same when the server is brought back. */
  url: string;
  stop: () => Promise<void>;
}

export function keepDatabase(
  first: Postgres,
  give: { up: (line: string) => void; say: (line: string) => void },
): KeptDatabase {
  let current = first;
  let stopping = false;
  const watch = (postgres: Postgres, restarts: number) => {
    void postgres.exited.then(async ({ code, signal }) => {
      if (stopping) return;
      const how = signal ? `was killed (${signal})` : `ended with ${code}`;
      if (restarts > 0) return give.up(`Postgres ${how} again. See .daybook/logs/postgres.log.`);
      give.say(`Postgres ${how}. Starting it again; your data are safe.`);
      try {
        current = await startPostgres({ ...restartOptions(first), log: `${places.logs}/postgres.log` });
        give.say("Postgres is back.");
        watch(current, restarts + 1);
      } catch (error) {
        give.up(`Postgres ${how} and does not come back: ${(error as Failure).message}`);
      }
    });
  };
  watch(first, 0);
  return {
    url: first.url(DATABASE),
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}

function restartOptions(first: Postgres) {
  return { dir: places.postgres, port: first.port, password: postgresSettings().password };
}
