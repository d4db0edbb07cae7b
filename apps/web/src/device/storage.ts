/** On the device for good, or in this tab until it is closed. */
type Place = "localStorage" | "sessionStorage";

/** What the browser refuses to keep (blocked storage, private windows) lasts as long as the page. */
const memory = new Map<string, string | null>();

/** What is kept under a name, or null. */
export function kept(key: string, place: Place = "localStorage"): string | null {
  try {
    return memory.get(key) ?? window[place].getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}

/** Keeps it, or with null forgets it; false where it won't outlive the page. */
export function keep(key: string, value: string | null, place: Place = "localStorage"): boolean {
  try {
    if (value === null) window[place].removeItem(key);
    else window[place].setItem(key, value);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, value);
    return false;
  }
}
