import { type ResendServer, resendServer } from "@daybook/integrations/mail/testing/resend-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, day, makePage, signUp, slotsOf } from "./daybook.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

const [MINUTE, HOUR] = [60_000, 3_600_000];

let resend: ResendServer;
let daybook: Daybook;

beforeAll(async () => {
  resend = await resendServer();
  const vars = { MAIL_FROM: "Daybook <mail@daybook.example>", RESEND_API_KEY: "re_test", RESEND_BASE_URL: resend.url };
  daybook = await startFaultyDaybook({ vars });
  await fault(daybook, { losesMessages: true });
});
afterAll(async () => {
  await daybook?.close();
  await resend?.close();
});

async function comes(instant: number): Promise<void> {
  await fault(daybook, { ahead: instant - Date.now() });
  await fault(daybook, { carryDue: true });
}
/** Two weeks before its time: longer than any mail service remembers what it was given. */
async function booked(index: number): Promise<{ id: string; start: number }> {
  const host = await signUp(daybook, "UTC");
  const reminders = [{ minutes: 60, when: "before_start", to: "invitee", by: "mail" }];
  const page = await makePage(daybook, host, { reminders }, { timezone: "UTC" });
  const { json } = await book(daybook, page, at(await slotsOf(daybook, page, day(14), day(16)), index));
  await fault(daybook, { carryDue: true });
  return { id: json.id, start: Date.parse(json.start) };
}
const stateOf = async (id: string) =>
  (
    await askDatabase(
      daybook,
      "SELECT d.state, d.last_error FROM deliveries d JOIN events e ON e.id = d.event_id WHERE e.subject_id = $1 AND d.about <> ''",
      [id],
    )
  )[0];
const reminders = () => resend.mails.filter(({ subject }) => subject.startsWith("Reminder"));

it("a reminder whose first try was answered by nobody is tried again under its key, and says what is so by then", async () => {
  const { id, start } = await booked(0);
  resend.fault = "drop";
  await comes(start - HOUR);
  expect(await stateOf(id)).toMatchObject({ state: "waiting" });
  resend.fault = null;
  await comes(start - HOUR + 20 * MINUTE);
  expect(await stateOf(id)).toEqual({ state: "done", last_error: null });
  expect(reminders().map(({ subject }) => subject)).toEqual([expect.stringMatching(/in 40 minutes/)]);
  const keys = resend.requests.map(({ headers }) => String(headers["idempotency-key"]));
  expect(new Set(keys.filter((key) => key.includes("reminder"))).size).toBe(1);
});

it("one that got through though its answer was lost isn't sent in other words", async () => {
  const { id, start } = await booked(1);
  const before = reminders().length;
  resend.fault = "drop";
  await comes(start - HOUR);
  resend.fault = null;
  // As the service has it: taken under its key, in the words of then.
  const [key] = resend.requests.map(({ headers }) => String(headers["idempotency-key"])).slice(-1);
  const body = { from: "a", to: "b@example.com", subject: "Reminder, then", text: "-", html: "-", attachments: [] };
  await fetch(`${resend.url}/emails`, {
    method: "POST",
    headers: { authorization: "Bearer re_test", "user-agent": "test", "idempotency-key": key ?? "" },
    body: JSON.stringify(body),
  });
  await comes(start - HOUR + 20 * MINUTE);
  expect(await stateOf(id)).toMatchObject({ state: "done" });
  expect(reminders().length - before).toBe(1);
});
