import { readdirSync } from "node:fs";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { sealedColumns } from "./sealed-rows.ts";

const files = readdirSync(new URL("schema", import.meta.url)).filter((name) => /(?<!\.test)\.ts$/.test(name));
const modules: object[] = await Promise.all(
  files.map((name) => import(/* @vite-ignore */ new URL(`schema/${name}`, import.meta.url).href)),
);
const columns = modules
  .flatMap((module) => Object.values(module))
  .filter((value) => value instanceof PgTable)
  .map((table) => getTableConfig(table as PgTable))
  .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));

it("a rotation knows of every column that holds what is sealed", () => {
  const holding = columns.filter((name) => /\.sealed(?!_by$)/.test(name));
  expect(
    Object.values(sealedColumns)
      .map(({ table, column }) => `${table}.${column}`)
      .sort(),
  ).toEqual(holding.sort());
});

it("each names columns that are there", () => {
  for (const { table, row, account } of Object.values(sealedColumns))
    for (const column of [row, account]) expect(columns).toContain(`${table}.${column}`);
});
