import { isDeepStrictEqual } from "node:util";
import { allOperations } from "@daybook/contract/all-operations";
import { type ErrorCode, errorStatus, errorTitle } from "@daybook/contract/errors";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { errorsOf } from "@daybook/contract/operation-errors";
import { problem } from "@daybook/contract/problem";
import { DATA_POLICY } from "@daybook/contract/security-policy";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as an outsider reads them, without our types
  json: any;
}

const patterns = Object.entries(allOperations).map(([key, record]) => {
  const { method, path } = splitKey(key);
  return { key, method, record: record as Operation, shape: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`) };
});

/** The record of what was called; undefined for what isn't an operation. */
function operationOf(method: string, path: string): { key: string; record: Operation } | undefined {
  const asked = method === "HEAD" ? "GET" : method;
  const { pathname } = new URL(path, "http://daybook.test");
  return patterns.find((one) => one.method === asked && one.shape.test(pathname));
}

/** Words of zod, of V8's stack traces, of Drizzle and of Postgres that no client should read. */
const OUR_INSIDES =
  /Invalid (input|option|string)|Too (big|small)|Unrecognized key|\bat [\w.]+ \(|node_modules|\.ts:\d|drizzle|Failed query|insert into|\bselect\b.+\bfrom\b|relation "|violates|ECONN|undefined|\[object/i;

function* problemsOf(answer: Answer, codes: readonly ErrorCode[], method: string): Generator<string> {
  const { status, headers, json } = answer;
  if (status === 429 || status === 503) {
    if (!/^[1-9]\d*$/.test(headers.get("retry-after") ?? "")) yield "no Retry-After";
  }
  if (status === 401 && !headers.get("www-authenticate")) yield "401 without WWW-Authenticate";
  if (headers.get("cache-control") !== "no-store") yield "an error that may be stored";
  if (method === "HEAD") return;
  if (headers.get("content-type") !== "application/problem+json") yield `type ${headers.get("content-type")}`;
  const parsed = problem.safeParse(json);
  if (!parsed.success) return yield `no problem document: ${parsed.error.message}`;
  if (!isDeepStrictEqual(parsed.data, json)) yield "a problem with undocumented members";
  const { code, title, detail = "", errors = [], requestId } = parsed.data;
  if (!codes.includes(code)) yield `${code} is not documented for this operation`;
  if (status !== errorStatus[code] || parsed.data.status !== status) yield `${code} with status ${status}`;
  if (title !== errorTitle[code]) yield `the title is ${title}`;
  if (headers.get("x-request-id") !== requestId) yield "another request id in the header than in the body";
  if (code === "validation_failed" && errors.length === 0) yield "validation_failed names no field";
  for (const { path, rule, message } of [...errors, { path: "detail", rule: code, message: detail || "None." }]) {
    if (!/^[a-z0-9_]+$/.test(rule)) yield `${path}: the rule is ${rule}`;
    if (!/^[_“\d\p{L}].*[.?]$/su.test(message)) yield `${path}: not a sentence: ${message}`;
    if (OUR_INSIDES.test(message)) yield `${path}: our insides: ${message}`;
  }
}

function* successProblems(answer: Answer, record: Operation, method: string): Generator<string> {
  const { status, json, text } = answer;
  const { success } = record;
  if (status === 304 && success.produces) return;
  if (status !== success.status) yield `answered ${status}, its record says ${success.status}`;
  if (method === "HEAD") return;
  if (!success.body) {
    if (!success.produces && text !== "") yield "a body where none should be";
    return;
  }
  const parsed = success.body.safeParse(json);
  if (!parsed.success) yield `not its schema: ${parsed.error.message}`;
  else if (!isDeepStrictEqual(parsed.data, json)) yield "members that its schema doesn't have";
}

/** What an answer's headers let others do with it. */
function* indiscretions({ headers }: Answer, { access, success }: Operation): Generator<string> {
  if (headers.get("x-content-type-options") !== "nosniff") yield "no nosniff";
  if (headers.get("content-security-policy") !== DATA_POLICY) yield "something in it may be loaded or run";
  const cache = headers.get("cache-control") ?? "";
  const isCalendar = success.produces === "text/calendar";
  if (access.as === "anyone") {
    if (cache === "") yield "nothing said of caches";
    return;
  }
  // Calendar programs ask again and again, and may keep what they got for themselves.
  if (cache !== "no-store" && !(isCalendar && cache.startsWith("private")))
    yield `a private answer that may be stored: ${cache}`;
  if (headers.get("referrer-policy") !== "no-referrer") yield "its address is told to other sites";
  if (headers.get("x-robots-tag") !== "noindex") yield "it may be listed";
}

/** What in an answer isn't as the operation's record says; empty when all is, or when no operation was called. */
export function departures(method: string, path: string, answer: Answer): string[] {
  const operation = operationOf(method, path);
  if (!operation || method === "OPTIONS") return [];
  const { key, record } = operation;
  const found =
    answer.status < 400 ? successProblems(answer, record, method) : problemsOf(answer, errorsOf(key, record), method);
  return [...found, ...indiscretions(answer, record)].map((what) => `${key}: ${what}`);
}
