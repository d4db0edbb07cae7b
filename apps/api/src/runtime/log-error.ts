import { exports, waitUntil } from "cloudflare:workers";
import { errorReport } from "./error-words.ts";

type Loopback = { Journal?: { write(text: string): Promise<void> } };

/** Tells whoever runs this what went wrong, and where, apart from the call that it went wrong in: see `Journal`. */
export function logError(where: string, error: unknown): void {
  const text = errorReport(where, error);
  const { Journal } = exports as unknown as Loopback;
  if (!Journal) console.error(text);
  else waitUntil(Journal.write(text).catch(() => console.error(text)));
}
