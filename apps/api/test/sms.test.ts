import { afterEach, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { book, type Daybook, type Host, key, manageToken, type Page } from "./daybook.ts";
import { ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { useFaultyPage } from "./faulty-page.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: () => Promise<string>;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});
afterEach(() => setPhone(null));

const setPhone = (phone: string | null) => daybook.call("PATCH", "/v1/me", { phone }, { token: host.token });
const texts = async (to: string): Promise<string[]> => {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.texts.filter((one: { to: string }) => one.to === to).map(({ text }: { text: string }) => text);
};

/** Has a booking's last change told by a text message, as a rule would. */
async function text(bookingId: string, target: string, about = ""): Promise<string> {
  const id = crypto.randomUUID();
  await askDatabase(
    daybook,
    `INSERT INTO deliveries (id, event_id, sink, target, about, order_key, order_number, dedupe_key, account_id, due_at, created_at)
     SELECT $1::uuid, id, 'sms', $2, $3, 'sms:' || $2 || ':' || $1, sequence, 'sms:' || $1, account_id, now(), now() FROM events WHERE subject_id = $4
      ORDER BY sequence DESC LIMIT 1`,
    [id, target, about, bookingId],
  );
  await ring(daybook);
  return id;
}
const row = async (id: string) =>
  (await askDatabase(daybook, "SELECT state, last_error FROM deliveries WHERE id = $1", [id]))[0];

describe("a text message", () => {
  it("goes to the host at their own number, and says with whom and when", async () => {
    expect((await daybook.call("GET", "/v1/me", undefined, { token: host.token })).json.sms).toBe(true);
    const set = await setPhone("+351 912 345 678");
    expect(set.json.account.phone).toBe("+351912345678");
    const booked = await book(daybook, page, await freeTime());
    const hostId = String((await askDatabase(daybook, "SELECT id FROM hosts WHERE account_id = $1", [host.id]))[0]?.id);
    const id = await text(booked.json.id, `host:${hostId}`, "reminder:60");
    await eventually(() => row(id)).toMatchObject({ state: "done" });
    const sent = await texts("+351912345678");
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/^Reminder: .+ with .+, \w{3} \d+ \w{3}, /);
    expect((await daybook.call("GET", "/dev/mail")).text).toContain("+351912345678");
  });

  it("goes to the invitee at the number they gave, and nowhere without its country", async () => {
    const questions = [{ id: "phone", label: "Phone", kind: "phone", required: false }];
    const made = await daybook.call(
      "PATCH",
      `/v1/event-types/${page.id}`,
      { questions },
      {
        token: host.token,
        headers: { "if-match": "*" },
      },
    );
    expect(made.status, made.text).toBe(200);
    const bookWith = async (phone: string) =>
      daybook.call(
        "POST",
        `${page.path}/bookings`,
        {
          start: await freeTime(),
          duration: 30,
          timezone: "UTC",
          invitee: { name: "Sam", email: "sam@example.com" },
          answers: { phone },
        },
        { headers: key() },
      );
    const abroad = await bookWith("+44 (0)20 7946 0018");
    expect(abroad.status, abroad.text).toBe(201);
    const id = await text(abroad.json.id, "invitee");
    await eventually(() => row(id)).toMatchObject({ state: "done" });
    expect(await texts("+442079460018")).toEqual([expect.stringMatching(/^Booked: /)]);
    const home = await text((await bookWith("020 7946 0018")).json.id, "invitee");
    await eventually(() => row(home)).toMatchObject({
      state: "skipped",
      last_error: expect.stringContaining("country code"),
    });
  });

  it("reminds by the event type's rules, and its page says so where a number is asked for", async () => {
    const headers = { "if-match": "*" };
    const edit = (change: object) =>
      daybook.call("PATCH", `/v1/event-types/${page.id}`, change, { token: host.token, headers });
    const rule = { minutes: 60, when: "before_start", to: "invitee", by: "sms" };
    const afterwards = await edit({ reminders: [{ ...rule, when: "after_end" }] });
    expect(afterwards.json.errors).toMatchObject([{ path: "reminders.0.by", rule: "before_start_only" }]);
    const questions = [{ id: "phone", label: "Phone", kind: "phone", required: false }];
    expect((await daybook.call("GET", `${page.path}`)).json.eventType.texts).toBeUndefined();
    expect((await edit({ reminders: [rule], questions })).status).toBe(200);
    expect((await daybook.call("GET", `${page.path}`)).json.eventType.texts).toBe(true);
    const booked = await daybook.call(
      "POST",
      `${page.path}/bookings`,
      {
        start: await freeTime(),
        duration: 30,
        timezone: "UTC",
        invitee: { name: "Sam", email: "sam@example.com" },
        answers: { phone: "+44 20 7946 0099" },
      },
      { headers: key() },
    );
    const planned = "sink = 'sms' AND event_id IN (SELECT id FROM events WHERE subject_id = $1)";
    const rows = () =>
      askDatabase(daybook, `SELECT target, about, state FROM deliveries WHERE ${planned}`, [booked.json.id]);
    expect(await rows()).toEqual([{ target: "invitee", about: "reminder:60", state: "waiting" }]);
    await askDatabase(daybook, `UPDATE deliveries SET due_at = now() WHERE ${planned}`, [booked.json.id]);
    await ring(daybook);
    await eventually(rows).toEqual([{ target: "invitee", about: "reminder:60", state: "done" }]);
    expect(await texts("+442079460099")).toEqual([expect.stringMatching(/^Reminder: /)]);
  });

  it("isn't sent of what was cancelled, moved or is over meanwhile", async () => {
    await setPhone("+351912345679");
    const hostId = String((await askDatabase(daybook, "SELECT id FROM hosts WHERE account_id = $1", [host.id]))[0]?.id);
    const booked = await book(daybook, page, await freeTime());
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, { reason: "" });
    const ofCancelled = await text(booked.json.id, `host:${hostId}`, "reminder:60");
    await eventually(() => row(ofCancelled)).toMatchObject({ state: "skipped" });
    const unknown = await text(booked.json.id, `host:${hostId}`, "horoscope");
    await eventually(() => row(unknown)).toMatchObject({
      state: "failed",
      last_error: expect.stringContaining("horoscope"),
    });
    expect(await texts("+351912345679")).toEqual([]);
  });

  it.each([["912 345 678"], ["+351 912 345 678 ext. 5"], ["words"]])(
    "needs a number with its country: not %s",
    async (phone) => {
      const answer = await setPhone(phone);
      expect(answer.status).toBe(422);
      expect(answer.json.errors).toMatchObject([{ path: "phone", rule: "invalid_format" }]);
    },
  );
});
