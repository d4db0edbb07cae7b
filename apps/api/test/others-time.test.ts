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
});
