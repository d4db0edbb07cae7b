import { newKey } from "../api/new-key.ts";
import { keep, kept } from "../device/storage.ts";

const key = "daybook.visitor";
let own: string | null = null;

/** A random name of this tab: a new hold of the tab replaces its older one, and a closed tab's hold ends soon. */
export function visitorId(): string {
  if (own) return own;
  own = kept(key, "sessionStorage") ?? newKey();
  keep(key, own, "sessionStorage");
  return own;
}
