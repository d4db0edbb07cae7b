import { duplicateKey } from "./duplicate-key.ts";
import { ApiFailure } from "./failure.ts";

/** Bytes; the largest sensible body (an event type with all its questions) is a tenth of it. */
const LARGEST = 256 * 1024;

async function readText(request: Request): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const tooLarge = () => new ApiFailure("body_too_large", { detail: `At most ${LARGEST} bytes.` });
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
    throw new ApiFailure("malformed_json", { detail: "The body is not UTF-8." });
  }
}

/** The JSON of a request, or null when it has no body. Throws what is wrong with its type, size or syntax. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  if (text === "") return undefined;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new ApiFailure("unsupported_media_type", {
      detail: `Send application/json, not ${type || "an untyped body"}.`,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ApiFailure("malformed_json", {
      detail: error instanceof SyntaxError ? error.message.slice(0, 200) : "Not JSON.",
    });
  }
  const twice = duplicateKey(text);
  if (twice !== null) {
    const message = "This key stands twice in one object.";
    throw new ApiFailure("validation_failed", {
      detail: `${twice}: ${message}`,
      errors: [{ in: "body", path: twice, rule: "duplicate_key", message }],
    });
  }
  return value;
}
