import { describe, expect, it } from "vitest";
import { type Answer, book, type Daybook, type Host, invitee, key, manageToken, type Page } from "./daybook.ts";
import { lookLater, mailsOf, ring } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { fault } from "./faults.ts";
import { useFaultyPage } from "./faulty-page.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: (on?: Page) => Promise<string>;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});

const change = async (booked: Answer, kind: "cancellation" | "rescheduling", body: object) => {
  const answer = await daybook.call("POST", `/v1/manage/${manageToken(booked)}/${kind}`, body, { headers: key() });
  expect(answer.status, answer.text).toBe(200);
};

/** Which mails about a booking have arrived, by name. */
async function arrived(id: string): Promise<string[]> {
  const mails = await mailsOf(daybook, id);
  return mails.map((mail) => mail.dedupeKey.replace(`mail:${id}:`, "").replace(/:host:.*/, ":host")).sort();
}
/** What its host sees of them: to the invitee and to the host, change by change. */
async function deliveries(id: string) {
  const { json } = await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: host.token });
  return json.deliveries.map((one: { kind: string; state: string; lastError: string | null }) => [
    one.kind,
    one.state,
    one.lastError,
  ]);
}
/** What the host changes of it; the invitee hears nothing where they say so. */
const hostChange = async (id: string, kind: "cancellation" | "rescheduling", body: object) => {
  const answer = await daybook.call("POST", `/v1/bookings/${id}/${kind}`, body, { token: host.token, headers: key() });
  expect(answer.status, answer.text).toBe(200);
};
/** The mail of that name to the invitee, once it has arrived. */
async function toInvitee(id: string, name: string): Promise<{ subject: string; text: string }> {
  await eventually(() => arrived(id)).toContain(`${name}:invitee`);
  const mails = await mailsOf(daybook, id);
  return mails.find(({ dedupeKey }) => dedupeKey === `mail:${id}:${name}:invitee`) as never;
}
const twice = (...row: unknown[]) => [row, row];

describe("a mail that a later change has overtaken", () => {
  it("isn't tried again: nobody hears that they are booked after they heard that it's cancelled", async () => {
    await fault(daybook, { mailerFails: true });
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    const failed = expect.stringContaining("out of order");
    await eventually(() => deliveries(id)).toEqual(twice("mail.confirmed", "waiting", failed));
    await fault(daybook, { mailerFails: false });
    await change(booked, "cancellation", {});
    await eventually(() => arrived(id)).toEqual(["cancelled:1:host", "cancelled:1:invitee"]);
    await lookLater(daybook, 11_000);
    await eventually(() => deliveries(id)).toEqual([
      ...twice("mail.confirmed", "skipped", "Not tried again: overtaken by a later change."),
      ...twice("mail.cancelled", "done", null),
    ]);
    expect(await arrived(id)).toEqual(["cancelled:1:host", "cancelled:1:invitee"]);
  });

  it("isn't sent at all where it had not been tried", async () => {
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    await fault(daybook, { losesMessages: false });
    await change(booked, "cancellation", {});
    await eventually(() => arrived(id)).toEqual(["cancelled:1:host", "cancelled:1:invitee"]);
    await lookLater(daybook, 0);
    await eventually(() => deliveries(id)).toEqual([
      ...twice("mail.confirmed", "skipped", "Not sent: overtaken by a later change."),
      ...twice("mail.cancelled", "done", null),
    ]);
    expect(await arrived(id)).toEqual(["cancelled:1:host", "cancelled:1:invitee"]);
  });

  it("is sent while the later one waits for another try: that one arrives last", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, first);
    const { id } = booked.json;
    await fault(daybook, { losesMessages: false, mailerFails: true });
    await change(booked, "rescheduling", { start: second });
    const failed = expect.stringContaining("out of order");
    await eventually(async () => (await deliveries(id)).slice(2)).toEqual(twice("mail.moved", "waiting", failed));
    await fault(daybook, { mailerFails: false });
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    await eventually(() => arrived(id)).toEqual(["confirmed:0:host", "confirmed:0:invitee"]);
    await lookLater(daybook, 11_000);
    await eventually(async () => (await arrived(id)).slice(2)).toEqual(["moved:1:host", "moved:1:invitee"]);
  });
});

describe("a change that the invitee isn't told", () => {
  it.each(["cancellation", "rescheduling"] as const)(
    "leaves no older mail to be their last word: %s while their confirmation waits",
    async (kind) => {
      await fault(daybook, { losesMessages: true });
      const { id } = (await book(daybook, page, await freeTime())).json;
      await fault(daybook, { losesMessages: false });
      await hostChange(id, kind, { notify: false, ...(kind === "rescheduling" ? { start: await freeTime() } : {}) });
      const told = kind === "rescheduling" ? "moved" : "cancelled";
      await eventually(() => arrived(id)).toEqual([`${told}:1:host`]);
      await lookLater(daybook, 0);
      const skipped = "Not sent: overtaken by a later change.";
      await eventually(() => deliveries(id)).toEqual([
        ...twice("mail.confirmed", "skipped", skipped),
        [`mail.${told}`, "done", null],
      ]);
      expect(await arrived(id)).toEqual([`${told}:1:host`]);
    },
  );

  it("holds nothing back where a later one is told", async () => {
    await fault(daybook, { losesMessages: true });
    const { id } = (await book(daybook, page, await freeTime())).json;
    await hostChange(id, "rescheduling", { notify: false, start: await freeTime() });
    await fault(daybook, { losesMessages: false, mailerFails: true });
    await hostChange(id, "rescheduling", { start: await freeTime() });
    const failed = expect.stringContaining("out of order");
    await eventually(async () => (await deliveries(id)).slice(-2)).toEqual(twice("mail.moved", "waiting", failed));
    await fault(daybook, { mailerFails: false });
    await ring(daybook);
    await eventually(() => arrived(id)).toContain("confirmed:0:invitee");
    await lookLater(daybook, 11_000);
    await eventually(() => arrived(id)).toContain("moved:2:invitee");
  });

  it("is no time that a later mail says it was moved from", async () => {
    const { id, start: heard } = (await book(daybook, page, await freeTime())).json;
    await toInvitee(id, "confirmed:0");
    await hostChange(id, "rescheduling", { start: await freeTime(), notify: false });
    await hostChange(id, "rescheduling", { start: await freeTime() });
    const { text } = await toInvitee(id, "moved:2");
    const was = /^Was:?\s+(.*)$/m.exec(text)?.[1];
    expect(was, text).toContain(heard.slice(11, 16));
  });

  it("of which they never heard, is told as a booking when it is told at last", async () => {
    const body = { eventTypeId: page.id, start: await freeTime(), timezone: "UTC", invitee: invitee(), notify: false };
    const made = await daybook.call("POST", "/v1/bookings", body, { token: host.token, headers: key() });
    expect(made.status, made.text).toBe(201);
    const { id } = made.json;
    await hostChange(id, "rescheduling", { start: await freeTime() });
    const { subject, text } = await toInvitee(id, "moved:1");
    expect(subject).not.toContain("Moved");
    expect(text).not.toContain("Was");
  });
});
