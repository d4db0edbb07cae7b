import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { fieldFailure, namedFailure } from "../runtime/failure.ts";
import { jsonFault } from "./json-fault.ts";

/** Bytes; the largest sensible body (an event type with all its questions) is a tenth of it. */
const LARGEST = 256 * 1024;
const body = { in: "body" as const, path: "" };

const tooLarge = () =>
  namedFailure(
    "body_too_large",
    { ...body, params: { max: LARGEST } },
    `A body has at most ${LARGEST.toLocaleString("en-US")} bytes.`,
  );

/** Refuses a larger body, as its length says or as it comes. */
export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST,
  onError: () => {
    throw tooLarge();
  },
});

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw namedFailure("malformed_json", { ...body, rule: "not_utf8" }, "The body isn't UTF-8.");
  }
}

const faultSentence = {
  duplicate_key: "This key stands twice in one object. Which one counts?",
  unknown_field: "There is no such field.",
  too_deep: "This goes deeper than anything here does.",
};

const unsupported = (path: "Content-Type" | "Content-Encoding", rule: string, message: string, value: string) =>
  namedFailure("unsupported_media_type", { in: "header", path, rule, params: { value } }, message);

/** JSON is UTF-8 (RFC 8259, 8.1) and comes as it is: what claims to be otherwise would be read as something else. */
function requireJsonType({ headers }: Request): void {
  const type = headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw unsupported(
      "Content-Type",
      "unsupported_media_type",
      `Send application/json, not ${type.slice(0, 100) || "an untyped body"}.`,
      type.slice(0, 100),
    );
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw unsupported(
      "Content-Type",
      "charset",
      `JSON is sent in UTF-8, not in ${charset.slice(0, 40) || "nothing"}.`,
      charset.slice(0, 40),
    );
  const coding = headers.get("content-encoding")?.trim() ?? "";
  if (!/^(?:identity)?$/i.test(coding))
    throw unsupported(
      "Content-Encoding",
      "content_encoding",
      `Send the body as it is, not in ${coding.slice(0, 40)}.`,
      coding.slice(0, 40),
    );
}

/** The text of a request, as it is signed. */
export const readText = async (request: Request): Promise<string> =>
  decoded(new Uint8Array(await request.arrayBuffer()));

/** The JSON of a request, or undefined when it has no body. Throws what is wrong with its type or syntax; its size `limitBody` has seen to. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength === 0) return undefined;
  requireJsonType(request);
  return jsonOf(decoded(bytes));
}

/** What a text says as JSON. Throws what is wrong with its syntax. */
export function jsonOf(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const where = error instanceof SyntaxError ? `: ${error.message.slice(0, 200)}` : "";
    throw namedFailure("malformed_json", body, `This isn't JSON${where}.`);
  }
  const fault = jsonFault(text);
  if (fault) throw fieldFailure(fault.path, fault.rule, faultSentence[fault.rule]);
  return value;
}
