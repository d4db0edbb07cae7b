import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Daybook, day, invitee, key, type Page, startDaybook } from "./daybook.ts";
import { type Member, makeMember, makeTeamPage } from "./team-page.ts";

let daybook: Daybook;
let ann: Member;
let ben: Member;
beforeAll(async () => {
  daybook = await startDaybook();
  ann = await makeMember(daybook);
  ben = await makeMember(daybook);
});
afterAll(() => daybook?.close());

const asAnn = (path: string, body: object) =>
  daybook.call("POST", path, body, { token: ann.host.token, headers: key() });
const bookFor = (page: Page, start: string, over: object = {}) =>
  asAnn("/v1/bookings", { eventTypeId: page.id, start, timezone: "UTC", invitee: invitee(), ...over });

describe("a page that others host, too", () => {
  it("answers whoever books for somebody, whoever of them is chosen", async () => {
    const page = await makeTeamPage(daybook, [
      [ann, "rotating"],
      [ben, "rotating"],
    ]);
    const start = `${day(3)}T09:00:00Z`;
    expect((await bookFor(ann.page, start)).status).toBe(201);
    const { status, text, json } = await bookFor(page, start);
    expect(status, text).toBe(201);
    expect(json.history).toMatchObject([{ kind: "booked", by: "host" }]);
    expect(json.deliveries).toHaveLength(2);
    expect(json.deliveries.some(({ recipient }: { recipient: { you: boolean } }) => recipient.you)).toBe(false);
  });

  it("is overruled by none of them: the others' hours are their own word", async () => {
    const page = await makeTeamPage(daybook, [
      [ann, "fixed"],
      [ben, "fixed"],
    ]);
    const crooked = `${day(4)}T09:07:00Z`;
    const refused = await bookFor(page, crooked, { outsideOffer: true });
    expect([refused.status, refused.json.reason]).toEqual([409, "off_grid"]);
    expect((await bookFor(ann.page, crooked, { outsideOffer: true })).status).toBe(201);
    const start = `${day(5)}T09:00:00Z`;
    const made = await bookFor(page, start, { outsideOffer: true });
    expect([made.status, made.json.history?.[0].outsideOffer]).toEqual([201, undefined]);
    const path = `/v1/bookings/${made.json.id}`;
    const moved = await asAnn(`${path}/rescheduling`, { start: `${day(5)}T10:07:00Z`, outsideOffer: true });
    expect([moved.status, moved.json.reason]).toEqual([409, "off_grid"]);
    for (const asked of [path, `/v1/event-types/${page.id}`]) {
      const query = `from=${day(5)}&to=${day(5)}&timezone=UTC&outside=1`;
      const { json } = await daybook.call("GET", `${asked}/slots?${query}`, undefined, { token: ann.host.token });
      expect(json.overrulable).toEqual([]);
      expect(json.taken.some(({ reason }: { reason: string }) => reason === "off_grid")).toBe(true);
      expect([...json.slots, ...json.taken]).toHaveLength(96);
    }
  });
});
