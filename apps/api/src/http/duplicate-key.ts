/**
 * The path of the first key that stands twice in one object of a JSON text, or null. `JSON.parse` would silently keep
 * the last, and another reader the first (RFC 8259, section 4). The text is known to be valid JSON.
 */
export function duplicateKey(text: string): string | null {
  const open: { keys: Set<string> | null; name: string; index: number }[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  let expectsKey = false;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    const top = open.at(-1);
    if (found === "{" || found === "[") {
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
      if (top.keys.has(key)) return open.map((level) => (level.keys ? level.name : String(level.index))).join(".");
      top.keys.add(key);
      expectsKey = false;
    }
  }
  return null;
}
