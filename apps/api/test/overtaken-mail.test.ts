import { describe, expect, it } from "vitest";
import { type Answer, book, type Daybook, type Host, key, manageToken, type Page } from "./daybook.ts";
import { lookLater, mailsOf } from "./delivery-rows.ts";
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
