import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, book, type Daybook, type Host, key, manageToken, type Page } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { useFaultyPage } from "./faulty-page.ts";
import { answering, type Receiver, startReceiver } from "./webhook-receiver.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: () => Promise<string>;
let receiver: Receiver;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
  daybook.call(method, path, body, { token: host.token });

describe("the log of a webhook", () => {
  it("says of each delivery what it tells of, and of a later change that the one before it goes first", async () => {
    receiver.answer(answering(503));
    const events = ["booking.created", "booking.cancelled"];
    const { id } = (await call("POST", "/v1/webhooks", { url: receiver.url, events })).json;
    const booked = await book(daybook, page, await freeTime());
    await eventually(() => receiver.received.length).toBe(1);
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {}, { headers: key() });
    const log = async () => (await call("GET", `/v1/webhooks/${id}/deliveries`)).json.items;
    await eventually(async () => (await log()).length).toBe(2);
    const [cancelled, created] = await log();
    expect(created).toMatchObject({ type: "booking.created", waitsFor: null });
    expect(created.booking).toEqual({ title: expect.any(String), inviteeName: expect.any(String) });
    expect(created.booking.title).not.toBe("");
    expect(cancelled).toMatchObject({ booking: created.booking, waitsFor: created.id, state: "waiting" });
    const one = (await call("GET", `/v1/webhooks/${id}/deliveries/${cancelled.id}`)).json;
    expect(one).toMatchObject({ booking: created.booking, waitsFor: created.id });
    await call("POST", `/v1/webhooks/${id}/ping`);
    await eventually(async () => (await log())[0]).toMatchObject({
      type: "webhook.ping",
      booking: null,
      waitsFor: null,
    });
  });

  it("says until when the secret of before signs, too", async () => {
    const { id, previousSecretUntil } = (
      await call("POST", "/v1/webhooks", { url: receiver.url, events: ["booking.created"] })
    ).json;
    expect(previousSecretUntil).toBeNull();
    const { previousUntil } = (await call("POST", `/v1/webhooks/${id}/rotation`)).json;
    expect((await call("GET", `/v1/webhooks/${id}`)).json.previousSecretUntil).toBe(previousUntil);
  });
});
