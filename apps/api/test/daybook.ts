import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { startWorker, type TestWorker, type WorkerOptions } from "../../../scripts/test/worker.ts";
import { type Answer, departures } from "./conformity.ts";
import { silentProviders } from "./silent-providers.ts";

export type { Answer };
export const TEST_KEYS = `1:${Buffer.alloc(32, 7).toString("base64")}`;

interface Sent {
  token?: string | undefined;
  headers?: Record<string, string>;
}

/** A running Daybook with a database of its own, spoken to as an outsider would. Every answer must be as documented. */
export interface Daybook {
  worker: TestWorker;
  database: FreshDatabase;
  /** Sends JSON, or a text as it is. */
  call(method: string, path: string, body?: unknown, sent?: Sent): Promise<Answer>;
  /** Sends exactly this. */
  send(
    method: string,
    path: string,
    body: string | Uint8Array | ReadableStream | undefined,
    headers: Record<string, string>,
  ): Promise<Answer>;
  close(): Promise<void>;
}

export async function startDaybook(
  options: Partial<Omit<WorkerOptions, "databaseUrl">> & {
    databaseUrl?: (url: string) => string;
    /** Another than a fresh one; it goes with this Daybook. */
    database?: FreshDatabase;
  } = {},
): Promise<Daybook> {
  const { databaseUrl, database = await freshDatabase(), ...rest } = options;
  const worker = await startWorker({
    ...rest,
    databaseUrl: databaseUrl?.(database.url) ?? database.url,
    vars: { TOKEN_KEYS: TEST_KEYS, ...silentProviders, ...options.vars },
  });
  const send: Daybook["send"] = async (method, path, body, headers) => {
    const streamed = body instanceof ReadableStream ? { duplex: "half" as const } : {};
    const sent = body === undefined || body === "" ? {} : { body };
    const response = await worker.fetch(path, { method, redirect: "manual", headers, ...sent, ...streamed } as never);
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    const answer = { status: response.status, headers: response.headers as unknown as Headers, text, json };
    const wrong = departures(method, path, answer);
    if (wrong.length > 0)
      throw new Error(`${wrong.join("\n")}\n${method} ${path} ${answer.status} ${text.slice(0, 500)}`);
    return answer;
  };
  return {
    worker,
    database,
    send,
    call(method, path, body, { token, headers = {} } = {}) {
      const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
      return send(method, path, text, {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      });
    },
    async close() {
      await worker.close().finally(() => database.drop());
    },
  };
}

let count = 0;
export const unique = (prefix: string): string => `${prefix}${Date.now().toString(36)}${(count++).toString(36)}`;
export const key = (value: string = crypto.randomUUID()): Record<string, string> => ({ "idempotency-key": value });
/** Fixed once for a file, and minutes ahead: midnight may pass while it runs, and `day(1)` must still be to come. */
const today = Date.now() + 10 * 60_000;
export const day = (plus: number): string => new Date(today + plus * 86_400_000).toISOString().slice(0, 10);

export interface Host {
  handle: string;
  email: string;
  password: string;
  token: string;
  id: string;
}

export async function signUp(daybook: Daybook, timezone = "America/New_York"): Promise<Host> {
  const handle = unique("h");
  const email = `${handle}@example.com`;
  const password = `Correct-${handle}-horse`;
  const made = await daybook.call(
    "POST",
    "/v1/accounts",
    { email, password, name: "Test Host", handle, timezone },
    { headers: key() },
  );
  if (made.status !== 201) throw new Error(`sign-up: ${made.status} ${made.text}`);
  return { handle, email, password, token: made.json.accessToken, id: made.json.account.id };
}

export interface Page {
  id: string;
  slug: string;
  scheduleId: string;
  path: string;
  host: Host;
}

const EVERY_DAY = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "09:00", end: "17:00" }];

export async function makePage(
  daybook: Daybook,
  host: Host,
  over: Record<string, unknown> = {},
  schedule: Record<string, unknown> = {},
): Promise<Page> {
  const scheduleId = (over.scheduleId as string | undefined) ?? (await makeSchedule(daybook, host, schedule));
  const slug = unique("e");
  const body = {
    title: "Lesson",
    slug,
    scheduleId,
    durations: [30],
    slotInterval: 30,
    bookingWindow: { days: 60 },
    location: { kind: "custom", value: "here" },
    // Nothing that waits for days, unless a test is about that.
    reminders: [],
    ...over,
  };
  const made = await daybook.call("POST", "/v1/event-types", body, { token: host.token, headers: key() });
  if (made.status !== 201) throw new Error(`event type: ${made.status} ${made.text}`);
  return {
    id: made.json.id,
    slug: made.json.slug,
    scheduleId,
    path: `/v1/pages/${host.handle}/${made.json.slug}`,
    host,
  };
}

export async function makeSchedule(daybook: Daybook, host: Host, over: Record<string, unknown> = {}): Promise<string> {
  const made = await daybook.call(
    "POST",
    "/v1/schedules",
    { name: "Hours", timezone: "America/New_York", hours: EVERY_DAY, overrides: [], ...over },
    { token: host.token, headers: key() },
  );
  if (made.status !== 201) throw new Error(`schedule: ${made.status} ${made.text}`);
  return made.json.id;
}

export interface Slot {
  start: string;
  end: string;
}

export async function slotsOf(daybook: Daybook, page: Page, from = day(1), to = day(8), extra = ""): Promise<Slot[]> {
  const read = await daybook.call("GET", `${page.path}/slots?from=${from}&to=${to}&timezone=UTC${extra}`);
  if (read.status !== 200) throw new Error(`slots: ${read.status} ${read.text}`);
  return read.json.slots;
}

export const invitee = () => ({ name: "In Vitee", email: `${unique("i")}@example.com` });

export const book = (
  daybook: Daybook,
  page: Page,
  start: string,
  over: Record<string, unknown> = {},
  headers = key(),
): Promise<Answer> =>
  daybook.call("POST", `${page.path}/bookings`, { start, timezone: "UTC", invitee: invitee(), ...over }, { headers });

export const manageToken = (answer: Answer): string => String(answer.json.manageUrl).split("/manage/")[1] ?? "";

/** The first of `slots` at an index; a test with too few slots is a broken test. */
export function at(slots: Slot[], index: number): string {
  const slot = slots[index];
  if (!slot) throw new Error(`There are ${slots.length} slots, none at ${index}`);
  return slot.start;
}
