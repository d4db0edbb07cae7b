import { randomUUID } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endReaper } from "../local/children.ts";
import { explain } from "../local/failure.ts";
import { HOME, ROOT } from "../local/house.ts";
import { Progress } from "../local/progress.ts";
import { buildWeb } from "./web.ts";
import { buildPagesFunction, buildWorker } from "./worker.ts";

/** Puts the built pages where a deploy looks for them; whoever reads meanwhile sees the old ones or the new ones. */
async function publishWeb(): Promise<void> {
  const { dir } = await buildWeb();
  const place = join(ROOT, "apps/web/dist");
  const next = join(HOME, `next-${randomUUID()}`);
  const old = join(HOME, `old-${randomUUID()}`);
  try {
    cpSync(dir, next, { recursive: true });
    if (existsSync(place)) renameSync(place, old);
    renameSync(next, place);
  } finally {
    for (const path of [next, old]) rmSync(path, { recursive: true, force: true });
  }
}

/** Everything that a deploy uploads, built and checked; leaves apps/web/dist. */
export async function build(): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), "daybook-build-"));
  chmodSync(dir, 0o711);
  const size = (bytes: number) => `${Math.round(bytes / 1024)} KiB`;
  try {
    const progress = new Progress();
    await progress.step("Pages", publishWeb);
    await progress.step("Worker", () => buildWorker(dir), size);
    await progress.step("Pages Function", () => buildPagesFunction(dir), size);
    return 0;
  } catch (error) {
    console.error(explain(error).message);
    return 1;
  } finally {
    await endReaper();
    rmSync(dir, { recursive: true, force: true });
  }
}
