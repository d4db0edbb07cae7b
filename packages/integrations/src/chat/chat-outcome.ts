import type { OutgoingAnswer, OutgoingFailure } from "../outgoing/outgoing-fetch.ts";
import type { ChatKind } from "./chat-target.ts";

/**
 * What became of a message. `again`: it didn't get there, and may the next time; `after` in ms when the room said when.
 * `uncertain`: it may be there, and a second one would be seen twice. `refused`: never as it is. `stops`: nothing more
 * gets there until its owner has done something.
 */
export type ChatOutcome =
  | { kind: "posted" }
  | { kind: "again"; error: string; after?: number }
  | { kind: "uncertain"; error: string }
  | { kind: "refused"; error: string }
  | { kind: "stops"; error: string; by: "gone" | "refused" };

/** A room may ask for patience, but not for more than this, ms. */
const LONGEST_WAIT = 24 * 3_600_000;
/** A gateway that answers so has handed the request on and heard nothing. */
const UNCERTAIN = [504, 520, 524];

export function chatOutcome(kind: ChatKind, sent: OutgoingAnswer | OutgoingFailure, words: string): ChatOutcome {
  // Matrix knows a repeat by its transaction.
  const unknown = (error: string): ChatOutcome => ({ kind: kind === "matrix" ? "again" : "uncertain", error });
  if (sent.kind === "timeout") return unknown(words);
  if (sent.kind === "unreachable") return wasConnected(sent.reason) ? unknown(words) : { kind: "again", error: words };
  if (sent.kind !== "answer") return { kind: "again", error: words };
  const { status } = sent;
  const error = `It answered ${status}${reasonIn(sent.body)}.`;
  if (status >= 200 && status < 300) return { kind: "posted" };
  if (status === 404 || status === 410) return { kind: "stops", error, by: "gone" };
  if (status === 401 || status === 403) return { kind: "stops", error, by: "refused" };
  if (status === 429) return { kind: "again", error, ...waitOf(kind, sent) };
  if (UNCERTAIN.includes(status)) return unknown(error);
  if (status === 408 || status >= 500 || status < 400) return { kind: "again", error };
  return { kind: "refused", error };
}

/** Whether a connection that failed had begun: what is refused at the door has delivered nothing. */
const wasConnected = (reason: string): boolean =>
  !/refused|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|DNS|certificate|TLS|SSL/i.test(reason);

/** Of an answer's body what programs say of an error: Slack a word, the others JSON. */
function reasonIn(body: string): string {
  const word = /^[a-z_]{3,60}$/.exec(body.trim())?.[0];
  const { code, errcode, message, error } = objectIn(body);
  const said = [word, errcode, code, message, typeof error === "string" ? error : undefined];
  const told = said.find((one) => typeof one === "string" && one !== "");
  return told === undefined ? "" : `, ${String(told).slice(0, 200)}`;
}

function objectIn(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Discord says in its body when to come again, in seconds with a fraction, and Matrix in milliseconds. */
function waitOf(kind: ChatKind, { headers, body }: OutgoingAnswer): { after?: number } {
  const said = objectIn(body);
  const precise =
    kind === "discord"
      ? Number(said.retry_after) * 1_000
      : kind === "matrix"
        ? Number(said.retry_after_ms)
        : Number.NaN;
  const seconds = /^\d{1,6}$/.exec(new Map(headers).get("retry-after") ?? "")?.[0];
  const after =
    Number.isFinite(precise) && precise >= 0 ? precise : seconds === undefined ? null : Number(seconds) * 1_000;
  return after === null ? {} : { after: Math.min(Math.ceil(after), LONGEST_WAIT) };
}
