import { newKey } from "../api/new-key.ts";

const key = "daybook.visitor";
let own: string | null = null;

/** A random name of this tab: a new hold of the tab replaces its older one, and a closed tab's hold ends soon. */
export function visitorId(): string {
  if (own) return own;
  try {
    own = sessionStorage.getItem(key) ?? newKey();
    sessionStorage.setItem(key, own);
  } catch {
    own ??= newKey();
  }
  return own;
}
