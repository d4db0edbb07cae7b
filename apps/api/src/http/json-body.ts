import { fieldFailure, namedFailure } from "./failure.ts";
import { jsonFault } from "./json-fault.ts";

/** Bytes; the largest sensible body (an event type with all its questions) is a tenth of it. */
const LARGEST = 256 * 1024;
const body = { in: "body" as const, path: "" };

const tooLarge = () =>
  namedFailure("body_too_large", body, `A body has at most ${LARGEST.toLocaleString("en-US")} bytes.`);

async function readText(request: Request): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > LARGEST) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > LARGEST) throw tooLarge();
    parts.push(part);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw namedFailure("malformed_json", { ...body, rule: "not_utf8" }, "The body isn't UTF-8.");
  }
}

/** The JSON of a request, or undefined when it has no body. Throws what is wrong with its type, size or syntax. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  if (text === "") return undefined;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw namedFailure(
      "unsupported_media_type",
      { in: "header", path: "Content-Type" },
      `Send application/json, not ${type.slice(0, 100) || "an untyped body"}.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const where = error instanceof SyntaxError ? `: ${error.message.slice(0, 200)}` : "";
    throw namedFailure("malformed_json", body, `This isn't JSON${where}.`);
  }
  const fault = jsonFault(text);
  if (fault?.rule === "duplicate_key")
    throw fieldFailure(fault.path, fault.rule, "This key stands twice in one object. Which one counts?");
  if (fault) throw fieldFailure(fault.path, fault.rule, "This goes deeper than anything here does.");
  return value;
}
