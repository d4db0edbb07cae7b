import { running } from "../../../scripts/test/browser.ts";
import { asAdmin } from "../../../scripts/test/database.ts";

interface HostOptions {
  /** Added to the event type, in place of what stands here. */
  eventType?: Record<string, unknown>;
  name?: string;
  /** Whether the host has confirmed their address; they have, unless told. */
  verified?: boolean;
}

export interface TestHost {
  handle: string;
  token: string;
  /** Address of the booking page. */
  page: string;
  eventTypeId: string;
  call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; json: T }>;
  /** Times that can be booked, from tomorrow on, in UTC. */
  slots(duration?: number): Promise<{ start: string; end: string }[]>;
  /** Books as somebody else would. */
  book(start: string, duration?: number): Promise<{ status: number; json: { manageUrl: string } }>;
}

let made = 0;
/** Fixed once for a file, and minutes ahead: midnight may pass while it runs, and `day(1)` must still be to come. */
const today = Date.now() + 10 * 60_000;
export const day = (plus: number): string => new Date(today + plus * 86_400_000).toISOString().slice(0, 10);

/** A host of its own for a test, made through the API: open every day from 9 to 17 in Lisbon. */
export async function makeHost({
  eventType,
  name = "Ines Duarte",
  verified = true,
}: HostOptions = {}): Promise<TestHost> {
  const { baseUrl } = running();
  let token = "";
  async function call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; json: T }> {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json().catch(() => null)) as T };
  }
  const expectMade = async <T>(path: string, body: unknown): Promise<T> => {
    const { status, json } = await call<T>("POST", path, body);
    if (status !== 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(json)}`);
    return json;
  };

  const timezone = "Europe/Lisbon";
  // Several processes make hosts at once.
  const handle = `test${Date.now().toString(36)}${made++}p${process.env.VITEST_POOL_ID}`;
  const email = `${handle}@example.com`;
  const account = { email, password: `correct-${handle}-horse`, name, handle, timezone };
  token = (await expectMade<{ accessToken: string }>("/v1/accounts", account)).accessToken;
  if (verified)
    await asAdmin(running().databaseUrl, `UPDATE accounts SET email_verified_at = now() WHERE email = '${email}'`);
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "09:00", end: "17:00" }];
  const schedule = await expectMade<{ id: string }>("/v1/schedules", { name: "Hours", timezone, hours, overrides: [] });
  const created = await expectMade<{ id: string; slug: string }>("/v1/event-types", {
    title: "Private lesson",
    slug: "lesson",
    description: "One hour on what you need next.",
    scheduleId: schedule.id,
    durations: [60, 30],
    slotInterval: 30,
    location: { kind: "in_person", value: "Largo Studios, Lisbon" },
    price: "€45, paid at the studio",
    reminders: [],
    ...eventType,
  });
  const page = `/${handle}/${created.slug}`;
  return {
    handle,
    token,
    page,
    eventTypeId: created.id,
    call,
    async slots(duration = 60) {
      const query = `from=${day(1)}&to=${day(20)}&timezone=UTC&duration=${duration}`;
      return (await call<{ slots: { start: string; end: string }[] }>("GET", `/v1/pages${page}/slots?${query}`)).json
        .slots;
    },
    book: (start, duration = 60) =>
      call("POST", `/v1/pages${page}/bookings`, {
        start,
        duration,
        timezone,
        invitee: { name: "Someone Else", email: "else@example.com" },
      }),
  };
}
