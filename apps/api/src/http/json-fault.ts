/** No body of the API goes a quarter as deep; code that walks one recursively must not be led into the abyss. */
const DEEPEST = 32;

interface Level {
  keys: Set<string> | null;
  name: string;
  index: number;
}

const pathOf = (open: readonly Level[]): string =>
  open.map((level) => (level.keys ? level.name : String(level.index))).join(".");

/**
 * What `JSON.parse` lets pass in a valid JSON text, or null: the first key that stands twice in one object (it would
 * keep the last, another reader the first: RFC 8259, section 4), a key `__proto__` (no field is called so, and code
 * that copies objects drops it in silence), or where the text goes deeper than 32 levels.
 */
export function jsonFault(text: string): { path: string; rule: "duplicate_key" | "unknown_field" | "too_deep" } | null {
  const open: Level[] = [];
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;
  let expectsKey = false;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    const top = open.at(-1);
    if (found === "{" || found === "[") {
      if (open.length === DEEPEST) return { path: pathOf(open), rule: "too_deep" };
      open.push({ keys: found === "{" ? new Set() : null, name: "", index: 0 });
      expectsKey = found === "{";
    } else if (found === "}" || found === "]") {
      open.pop();
      expectsKey = false;
    } else if (found === ",") {
      expectsKey = top?.keys !== null;
      if (top) top.index++;
    } else if (found !== ":" && expectsKey && top?.keys) {
      const key = JSON.parse(found) as string;
      top.name = key;
      if (top.keys.has(key)) return { path: pathOf(open), rule: "duplicate_key" };
      if (key === "__proto__") return { path: pathOf(open), rule: "unknown_field" };
      top.keys.add(key);
      expectsKey = false;
    }
  }
  return null;
}
