import { DatabaseSync } from "node:sqlite";

type Row = Record<string, SqlStorageValue>;

/** The SQL storage of an object, in memory: as much of it as our objects use. */
export function sqlStorage(): SqlStorage {
  const database = new DatabaseSync(":memory:");
  const exec = (query: string, ...values: (string | number | null)[]) => {
    const statement = database.prepare(query);
    const rows = statement.all(...values) as Row[];
    const { changes } = database.prepare("SELECT changes() AS changes").get() as { changes: number };
    return {
      toArray: () => rows,
      one() {
        if (rows.length !== 1 || !rows[0]) throw new Error(`There are ${rows.length} rows, not one`);
        return rows[0];
      },
      rowsWritten: changes,
      [Symbol.iterator]: () => rows[Symbol.iterator](),
    };
  };
  return { exec } as unknown as SqlStorage;
}

/** How many rows a table has. */
export const countRows = (sql: SqlStorage, table: string): number =>
  Number(sql.exec<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).one().count);
