import { withConnection } from "@daybook/db/connection";
import { countExportRows, type ExportKind, exportKinds, readExportRows } from "@daybook/db/export-rows";
import { changeExport, type ExportRow } from "@daybook/db/exports";
import { BYTE_ORDER_MARK } from "../bookings/csv.ts";
import { ownerOf } from "../http/session-gate.ts";
import { type Services, system } from "../runtime/services.ts";
import { csvHead, csvLine, inOurWords } from "./export-rows.ts";
import { ZipFile } from "./zip-file.ts";

/** Rows that are in memory at once. */
const AT_ONCE = 500;
/** After how long without a word its writer counts as lost, ms. */
export const LEASE = 2 * 60_000;

/** It was stopped, or another writer has it. */
export class ExportEnded extends Error {}

export const exportKey = ({ accountId, id }: Pick<ExportRow, "accountId" | "id">): string =>
  `exports/${accountId}/${id}.zip`;

const README = `What Daybook holds of your account.

Each .json file is a list of everything of one kind, and the .csv file beside it is the same as a table for spreadsheets;
what is made of several things stands in one cell there, as JSON. Times are in UTC (ISO 8601), durations in minutes.
Left out are secrets alone: passwords, keys, and what signs webhooks and opens chat rooms.
`;

/** Writes all that an account has into the bucket. Its size, bytes. Throws `ExportEnded`, and what storage throws. */
export async function writeExport(services: Services, bucket: R2Bucket, row: ExportRow): Promise<number> {
  const owner = ownerOf(row.accountId);
  const counts = await withConnection(services.connect, (db) => countExportRows(owner, db));
  // Every row is read twice: once for each of its files.
  const total = 2 * [...counts.values()].reduce((sum, count) => sum + count, 0);
  let done = 0;
  const zip = new ZipFile(bucket, exportKey(row));

  async function pages(kind: ExportKind, take: (rows: Record<string, unknown>[]) => Promise<void>): Promise<void> {
    for (let after: string | null = null; ; ) {
      const rows = await withConnection(services.connect, async (db) => {
        const change = { kind, done: Math.min(done, total), total, leasedUntil: services.now() + LEASE };
        if (!(await changeExport(system, db, row, change))) throw new ExportEnded();
        return readExportRows(owner, db, kind, { after, limit: AT_ONCE });
      });
      if (rows.length > 0) await take(rows.map((one) => inOurWords(one.row) as Record<string, unknown>));
      done += rows.length;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < AT_ONCE) return;
    }
  }

  try {
    const readme = zip.begin("README.txt");
    await readme.write(README);
    await readme.end();
    for (const kind of exportKinds) {
      let columns: string[] | null = null;
      const json = zip.begin(`${kind}.json`);
      let before = "[\n";
      await pages(kind, async (rows) => {
        columns ??= Object.keys(rows[0] ?? {});
        await json.write(before + rows.map((one) => JSON.stringify(one)).join(",\n"));
        before = ",\n";
      });
      await json.write(before === "[\n" ? "[]\n" : "\n]\n");
      await json.end();
      if (!columns) continue;
      const named: string[] = columns;
      const csv = zip.begin(`${kind}.csv`);
      await csv.write(BYTE_ORDER_MARK + csvHead(named));
      await pages(kind, (rows) => csv.write(rows.map((one) => csvLine(one, named)).join("")));
      await csv.end();
    }
    return await zip.close({ httpMetadata: { contentType: "application/zip" } });
  } catch (error) {
    await zip.abort();
    throw error;
  }
}
