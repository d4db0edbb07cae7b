import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { places, writeWhole } from "./house.ts";

/** What `scripts/seed.ts` made, for the person who has just started Daybook. */
export interface Demo {
  /** Path of a page that can be booked, such as /ada/intro. */
  bookingPath: string;
  /** Path of the console. */
  consolePath: string;
  email: string;
  password: string;
}

export interface SeedOptions {
  baseUrl: string;
  databaseUrl: string;
}

export function readDemo(): Demo | undefined {
  return existsSync(places.demo) ? (JSON.parse(readFileSync(places.demo, "utf8")) as Demo) : undefined;
}

/** A seed that was interrupted: its data are half a demo, and nobody's own. */
export function isHalfSeeded(): boolean {
  return existsSync(places.seeding) && !existsSync(places.demo);
}

/** Makes the demo's people and pages through the running product, once. */
export async function seedDemo(options: SeedOptions): Promise<Demo | undefined> {
  const script = fileURLToPath(new URL("../seed.ts", import.meta.url));
  if (!existsSync(script)) return undefined;
  writeFileSync(places.seeding, "");
  const { seed } = (await import(pathToFileURL(script).href)) as { seed: (options: SeedOptions) => Promise<Demo> };
  const demo = await seed(options);
  writeWhole(places.demo, JSON.stringify(demo));
  rmSync(places.seeding, { force: true });
  return demo;
}
