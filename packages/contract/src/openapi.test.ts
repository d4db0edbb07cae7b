import { describe, expect, it } from "vitest";
import { allOperations } from "./all-operations.ts";
import { type ErrorCode, errorDetail, errorStatus, errorTitle } from "./errors.ts";
import type { Examples } from "./example-shape.ts";
import { examples } from "./examples.ts";
import { openApi } from "./openapi.ts";
import { isForCalendars, type Operation, splitKey } from "./operation.ts";
import { errorsOf } from "./operation-errors.ts";
import { problem } from "./problem.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = Record<string, Json>;
interface Content {
  schema: Schema;
  example?: Json;
  examples?: Record<string, { $ref: string }>;
}
interface Described {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  requestBody?: { required: boolean; content: Record<string, Content> };
  responses: Record<string, { description: string; headers?: object; content?: Record<string, Content> }>;
  security: Record<string, string[]>[];
  "x-access": unknown;
}

const ORIGIN = "https://book.example";
// As a client reads it: what JSON can't say is lost on the way.
const document = JSON.parse(JSON.stringify(openApi(ORIGIN))) as {
  openapi: string;
  info: Record<string, string>;
  servers: { url: string }[];
  paths: Record<string, Record<string, Described>>;
  tags: { name: string; description: string }[];
  components: {
    schemas: Record<string, Schema>;
    examples: Record<string, { summary: string; value: unknown }>;
    headers: Record<string, Schema>;
    securitySchemes: Record<string, Schema>;
  };
};
const records = Object.entries(allOperations).map(([key, record]) => {
  const operation: Operation = record;
  const { method, path } = splitKey(key);
  const described = document.paths[path]?.[method.toLowerCase()];
  return { key, path, operation, described: described as Described };
});

/** Every value inside, with the pointer that leads to it. */
function* walk(value: Json, pointer = "#"): Generator<[string, Json]> {
  yield [pointer, value];
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, `${pointer}/${key}`);
}

const resolve = (ref: string): Json | undefined =>
  ref
    .slice(2)
    .split("/")
    .reduce<Json | undefined>(
      (at, part) => (at as Record<string, Json> | undefined)?.[part],
      document as unknown as Json,
    );

describe("the OpenAPI document", () => {
  it("is of version 3.1 and says where it answers", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info).toMatchObject({ title: "Daybook", version: expect.any(String) });
    expect(document.servers).toEqual([{ url: ORIGIN }]);
  });

  it("has every operation, and nothing else", () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(Object.keys(allOperations).sort());
  });

  it("names each operation once", () => {
    const ids = records.map(({ described }) => described.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
  });

  it("leads no reference astray", () => {
    const refs = [...walk(document as unknown as Json)].filter(([pointer]) => pointer.endsWith("/$ref"));
    expect(refs.length).toBeGreaterThan(0);
    for (const [pointer, ref] of refs) {
      expect(ref, pointer).toMatch(/^#\//);
      expect(resolve(String(ref)), `${pointer} → ${ref}`).toBeTypeOf("object");
    }
  });

  it("keeps nothing that nobody refers to, but what comes through sockets", () => {
    const refs = new Set([...walk(document as unknown as Json)].map(([, value]) => value));
    for (const kind of ["schemas", "headers", "examples"] as const)
      for (const name of Object.keys(document.components[kind]))
        if (name !== "LiveEvent") expect(refs).toContain(`#/components/${kind}/${name}`);
  });

  it("tells of signing in, keys, versions, lists, problems and every code in its introduction", () => {
    for (const word of ["Bearer", "Idempotency-Key", "If-Match", "nextCursor", "problem+json", "Retry-After"])
      expect(document.info.description).toContain(word);
    for (const code of Object.keys(errorStatus)) expect(document.info.description).toContain(`| \`${code}\` |`);
    expect(new Set(records.flatMap(({ described }) => described.tags))).toEqual(
      new Set(document.tags.map(({ name }) => name)),
    );
  });

  it("has a good example of each problem", () => {
    for (const [code, { value }] of Object.entries(document.components.examples))
      expect(problem.strict().parse(value)).toMatchObject({ code, status: errorStatus[code as ErrorCode] });
  });

  it("names the session's cookie as this deployment sets it", () => {
    expect(document.components.securitySchemes.cookie?.name).toBe("__Host-daybook_session");
    const local = openApi("http://localhost:8787") as unknown as typeof document;
    expect(local.components.securitySchemes.cookie?.name).toBe("daybook_session");
  });

  it("is JSON as it was made: nothing is lost that JSON can't say", () => {
    expect(openApi(ORIGIN)).toStrictEqual(document);
  });
});

describe.each(records)("$key", ({ key, path, operation, described }) => {
  it("declares exactly the parameters of its path, and its query and headers", () => {
    const of = (place: string) => described.parameters.filter((one) => one.in === place).map((one) => one.name);
    expect(of("path").sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    expect(of("query").sort()).toEqual(Object.keys(operation.query?.shape ?? {}).sort());
    const headers = [...(operation.idempotency ? ["Idempotency-Key"] : []), ...(operation.ifMatch ? ["If-Match"] : [])];
    expect(of("header")).toEqual(headers);
    for (const one of described.parameters) {
      if (one.in === "path") expect(one.required).toBe(true);
      expect(Object.keys(one.schema), one.name).not.toEqual([]);
      expect(one.description, one.name).toMatch(/^[A-Z`].+/);
    }
  });

  it("says what it takes and what it gives", () => {
    expect(described.requestBody !== undefined).toBe(operation.body !== undefined);
    if (described.requestBody)
      expect(Object.keys(described.requestBody.content)).toEqual([operation.consumes ?? "application/json"]);
    const { status, body, produces } = operation.success;
    const content = described.responses[status]?.content;
    expect(Object.keys(content ?? {})).toEqual(body ? ["application/json"] : produces ? [produces] : []);
    const { access } = operation;
    const scope = access.as === "account" && access.scope ? [access.scope] : [];
    const account = [{ bearer: scope }, { cookie: scope }];
    const more = operation.errors.includes("unauthenticated") ? [{}, ...account] : [];
    const signed = access.as === "mail_service" ? [{ signature: [] }] : more;
    expect(described.security).toEqual(access.as === "account" ? account : signed);
    expect(described["x-access"]).toEqual(access);
    for (const scheme of described.security.flatMap(Object.keys))
      expect(document.components.securitySchemes).toHaveProperty(scheme);
  });

  it("has examples that are as its schemas say", () => {
    const { body, answer } = examples[key as keyof Examples] ?? {};
    if (operation.body) expect(operation.body.safeParse(body).error, "body").toBeUndefined();
    if (operation.success.body && key !== "GET /v1/openapi.json")
      expect(operation.success.body.parse(answer), "answer").toStrictEqual(answer);
    expect(described.requestBody?.content[operation.consumes ?? "application/json"]?.example).toEqual(body);
    expect(described.responses[operation.success.status]?.content?.["application/json"]?.example).toEqual(answer);
  });

  it("has every error it may answer under its status, as a problem document", () => {
    const codes = errorsOf(key, operation);
    for (const code of operation.errors) expect(codes).toContain(code);
    for (const code of codes) {
      const response = described.responses[errorStatus[code]];
      expect(response?.description, code).toContain(`\`${code}\`: ${errorTitle[code]}`);
      const content = response?.content?.["application/problem+json"];
      expect(content?.examples?.[code]?.$ref).toBe(`#/components/examples/${code}`);
      const schema = content?.schema as {
        $ref: string;
        properties: { code: { enum: string[] } };
      };
      expect(schema.$ref).toBe("#/components/schemas/Problem");
      expect(schema.properties.code.enum).toContain(code);
    }
    const statuses = new Set([...codes.map((code) => String(errorStatus[code])), String(operation.success.status)]);
    if (isForCalendars(operation)) statuses.add("304");
    expect(Object.keys(described.responses).sort()).toEqual([...statuses].sort());
    for (const status of ["429", "503"])
      if (described.responses[status]) expect(described.responses[status].headers).toHaveProperty("Retry-After");
  });

  it("has schemas that are JSON Schema", () => {
    const types = ["string", "number", "integer", "boolean", "array", "object", "null"];
    for (const [pointer, value] of walk({ ...described, named: document.components.schemas } as unknown as Json)) {
      if (/\/example(\/|$)/.test(pointer)) continue;
      if (value === null || typeof value !== "object" || Array.isArray(value)) continue;
      const inProperties = /\/(properties|responses|content)$/.test(pointer);
      if (inProperties) continue;
      if (typeof value.type === "string") expect(types, pointer).toContain(value.type);
      if (Array.isArray(value.required) && value.properties)
        for (const name of value.required) expect(Object.keys(value.properties), pointer).toContain(name);
      if (typeof value.pattern === "string")
        expect(() => new RegExp(String(value.pattern), "u"), pointer).not.toThrow();
      if (value.enum) expect(value.enum, pointer).not.toEqual([]);
    }
  });
});

it("answers may gain fields: nothing forbids those that aren't known yet", () => {
  for (const name of ["Account", "EventType", "Booking", "Slots", "Problem"])
    expect(JSON.stringify(document.components.schemas[name])).not.toContain('"additionalProperties":false');
  expect(document.components.schemas.NewEventType?.additionalProperties).toBe(false);
});

describe("errors", () => {
  const ofNoOperation: ErrorCode[] = ["method_not_allowed"];
  it("are all answered by some operation, or by an address that isn't one", () => {
    const told = new Set(records.flatMap(({ key, operation }) => errorsOf(key, operation)));
    for (const code of Object.keys(errorStatus) as ErrorCode[]) expect([...told, ...ofNoOperation]).toContain(code);
  });

  it("each have a title that is a sentence without its full stop", () => {
    expect(Object.keys(errorTitle).sort()).toEqual(Object.keys(errorStatus).sort());
    for (const title of Object.values(errorTitle)) expect(title).toMatch(/^[A-Z][^.]+[^.]$/);
  });

  it("each have a sentence for where no more is known", () => {
    expect(Object.keys(errorDetail).sort()).toEqual(Object.keys(errorStatus).sort());
    for (const detail of Object.values(errorDetail)) expect(detail).toMatch(/^[A-Z].+\.$/);
  });
});

it("a booking's start is described as a date-time, a day as a date, an e-mail as it is limited", () => {
  const body =
    document.paths["/v1/pages/{handle}/{slug}/bookings"]?.post?.requestBody?.content["application/json"]?.schema;
  expect(body).toEqual({ $ref: "#/components/schemas/NewBooking" });
  expect(document.components.schemas.NewBooking).toMatchObject({
    type: "object",
    additionalProperties: false,
    required: ["start", "timezone", "invitee"],
    properties: {
      start: { type: "string", format: "date-time" },
      duration: { type: "integer", minimum: 1, maximum: 1440 },
    },
  });
  const from = document.paths["/v1/pages/{handle}/{slug}/slots"]?.get?.parameters.find((one) => one.name === "from");
  expect(from).toMatchObject({ required: true, schema: { type: "string", format: "date" } });
});
