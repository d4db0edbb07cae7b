import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Daybook, day, makePage, type Page, signUp, startDaybook } from "./daybook.ts";

let daybook: Daybook;
let page: Page;

beforeAll(async () => {
  daybook = await startDaybook();
  page = await makePage(daybook, await signUp(daybook));
});
afterAll(() => daybook?.close());

/** Every status that came up while so many clients asked one thing again and again. */
async function statuses(path: string, clients: number, times: number): Promise<number[]> {
  const seen = new Set<number>();
  const ask = async () => {
    for (let time = 0; time < times; time++) {
      const response = await fetch(new URL(path, daybook.worker.url));
      await response.arrayBuffer();
      seen.add(response.status);
    }
  };
  await Promise.all(Array.from({ length: clients }, ask));
  return [...seen];
}

// What is under way in one request is waited for by others; the runtime lets none of them answer in another's name.
describe("many who ask the same at the same moment", () => {
  it("are all told the page's slots, again and again", async () => {
    expect(await statuses(`${page.path}/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`, 64, 40)).toEqual([200]);
  });

  it("are all told of an address that leads nowhere", async () => {
    const path = `/v1/pages/nobody/here/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`;
    expect(await statuses(path, 32, 10)).toEqual([404]);
  });

  it("can all sign in, though none did before", async () => {
    const sent = { email: "nobody@example.com", password: "Correct-horse-battery" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => daybook.call("POST", "/v1/sessions", sent).then((answer) => answer.status)),
    );
    expect([...new Set(answers)]).toEqual([401]);
  });
});
