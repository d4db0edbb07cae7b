import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** libical, by which the calendars of GNOME and KDE read, as a check of streams. */
export interface Libical {
  /** What it finds wrong with a stream, a line each. */
  faults(stream: string): string[];
  close(): void;
}

const source = fileURLToPath(new URL("libical-check.c", import.meta.url));

/** Compiled here; null where there is no C compiler or no libical with its headers (Debian: gcc, libical-dev). */
export function libical(): Libical | null {
  const folder = mkdtempSync(join(tmpdir(), "daybook-libical-"));
  const close = () => rmSync(folder, { recursive: true, force: true });
  const program = join(folder, "check");
  // Where it isn't among the compiler's own libraries (macOS), pkg-config knows where it is.
  const found = spawnSync("pkg-config", ["--cflags", "--libs", "libical"], { encoding: "utf8" });
  const flags = found.status === 0 ? found.stdout.trim().split(/\s+/) : ["-lical"];
  if (spawnSync("cc", ["-o", program, source, ...flags]).status !== 0) {
    close();
    return null;
  }
  return {
    close,
    faults(stream) {
      const { status, stdout, stderr } = spawnSync(program, { input: stream, encoding: "utf8" });
      if (status !== 0) throw new Error(`libical-check ended with ${status}: ${stderr}`);
      return stdout.split("\n").filter((line) => line !== "");
    },
  };
}
