/** What must not stand in a log, whatever object it is handed: their change is told, never what they are. */
const SECRET = /password|secret|token|hash|sealed|cookie|credential|codes?$|headers|^key$/i;
/** What a field may be long, as JSON. What is longer is told as changed. */
const MOST = 4_000;
/** Fields that change with every change, or say where a thing is. */
const NOT_TOLD = new Set(["id", "version", "updatedAt", "createdAt", "usedBy", "url", "lastUsedAt", "hostId"]);

/** Stands where a value is not told. */
export const UNTOLD = { untold: true } as const;

type Fields = Readonly<Record<string, unknown>>;

function told(name: string, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return SECRET.test(name) || JSON.stringify(value).length > MOST ? UNTOLD : value;
}

/** The fields in which two states differ, before and after; null where there is no such state, or no difference. */
export function changedFields(
  before: object | null,
  after: object | null,
): { before: Fields | null; after: Fields | null } {
  const [was, is] = [before as Fields | null, after as Fields | null];
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter(
    (name) => !NOT_TOLD.has(name) && JSON.stringify(was?.[name] ?? null) !== JSON.stringify(is?.[name] ?? null),
  );
  const only = (state: Fields | null): Fields | null =>
    state && names.length > 0 ? Object.fromEntries(names.map((name) => [name, told(name, state[name])])) : null;
  return { before: only(was), after: only(is) };
}
