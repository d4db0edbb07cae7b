import { examples } from "@daybook/contract/examples";
import { openApi } from "@daybook/contract/openapi";
import { splitKey } from "@daybook/contract/operation";

/** Runs `ran()` wherever it isn't taken for text: as an element, in an attribute, at the end of a script, as an address. */
export const MARKUP = `"><img src onerror=ran()></script><script>ran()</script>`;
/** Where there is little room. */
export const SHORT = "<img src onerror=ran()>";
const isMark = (value: unknown) => value === MARKUP || value === SHORT;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}
const isFreeText = (schema: Schema) =>
  schema.type === "string" && !schema.enum && schema.const === undefined && !schema.format;

const api = openApi("https://book.example") as unknown as {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
};
const resolved = (schema: Schema): Schema =>
  schema.$ref ? resolved(api.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;

/** Every text of an example, and every one that its schema has beside it, in place of which the markup stands. */
function marked(given: Schema, value: Json | undefined): Json | undefined {
  const schema = resolved(given);
  if (value === undefined) return isFreeText(schema) ? MARKUP : undefined;
  if (typeof value === "string") return MARKUP;
  if (Array.isArray(value)) return value.map((each) => marked(schema.items ?? {}, each) as Json);
  if (value === null || typeof value !== "object") return value;
  const names = new Set([...Object.keys(value), ...Object.keys(schema.properties ?? {})]);
  const all = [...names].map((name) => [name, marked(schema.properties?.[name] ?? {}, value[name])] as const);
  return Object.fromEntries(all.filter(([, each]) => each !== undefined)) as Json;
}

const at = (json: Json | undefined, path: string[]): Json | undefined =>
  path.reduce<Json | undefined>((within, name) => (within as Record<string, Json> | undefined)?.[name], json);

/** Puts back what the example has there, or what is a step milder than what was refused. */
function milder(body: Json, original: Json, path: string[], rule: string): void {
  const [name = "", holder] = [path.at(-1), at(body, path.slice(0, -1)) as Record<string, Json> | undefined];
  if (!holder || !(name in holder)) {
    if (path.length > 1) milder(body, original, path.slice(0, -1), rule);
    return;
  }
  const before = at(original, path);
  if (holder[name] === MARKUP && rule === "too_big") holder[name] = SHORT;
  else if (before === undefined) delete holder[name];
  else holder[name] = structuredClone(before);
}

/** The names of texts that still hold the markup. */
export function markedTexts(body: Json, path = ""): string[] {
  if (isMark(body)) return [path];
  if (body === null || typeof body !== "object") return [];
  return Object.entries(body).flatMap(([name, each]) => markedTexts(each as Json, path ? `${path}.${name}` : name));
}

type Answer = { status: number; json: { errors?: { path: string; rule: string }[] } };

/**
 * Sends an operation its example with markup in each text, until no text is left that it refuses. `given` takes the place
 * of what an example can't know, and stays.
 */
export async function storeMarkup(
  name: keyof typeof examples,
  call: (method: string, path: string, body: unknown) => Promise<Answer>,
  given: Record<string, Json | undefined> = {},
  path = splitKey(name).path,
): Promise<{ texts: string[]; answer: Answer }> {
  const { method } = splitKey(name);
  const operation = api.paths[splitKey(name).path]?.[method.toLowerCase()];
  const schema = operation?.requestBody?.content["application/json"]?.schema;
  if (!schema) throw new Error(`${name} has no body`);
  const original = { ...(examples[name]?.body as object), ...given } as Json;
  const body = { ...(marked(schema, original) as Record<string, Json>), ...given } as Record<string, Json>;
  let last: Answer | undefined;
  for (let tries = 0; tries < 40; tries++) {
    const answer = await call(method, path, body);
    if (answer.status < 300) return { texts: markedTexts(body).map((text) => `${name} ${text}`), answer };
    last = answer;
    const errors = answer.json?.errors ?? [];
    if (errors.length === 0) throw new Error(`${name}: ${JSON.stringify(answer)} to ${JSON.stringify(body)}`);
    for (const error of errors) milder(body, original, error.path.split("."), error.rule);
  }
  throw new Error(`${name} refuses ${JSON.stringify(body)} by ${JSON.stringify(last)}`);
}
