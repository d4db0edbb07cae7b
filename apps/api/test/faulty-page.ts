import { afterAll, afterEach, beforeAll } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, type Daybook, type Host, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

interface FaultyPage {
  daybook: Daybook;
  host: Host;
  page: Page;
  /** The start of a time of the page, or of another, that no test was given before. */
  freeTime(on?: Page): Promise<string>;
}

/**
 * For a file's tests: a Daybook in which things can be made to go wrong, with one page. All is well again after each test.
 */
export function useFaultyPage(ready: (made: FaultyPage) => void): void {
  let daybook: Daybook | undefined;
  let next = 0;
  beforeAll(async () => {
    const started = await startFaultyDaybook();
    daybook = started;
    const host = await signUp(started);
    const page = await makePage(started, host);
    const freeTime = async (on = page) => at(await slotsOf(started, on), 2 * next++);
    ready({ daybook: started, host, page, freeTime });
  });
  afterEach(async () => {
    if (!daybook) return;
    await askDatabase(daybook, "DELETE FROM circuits");
    for (const well of [{ ahead: 0 }, { losesMessages: false }, { mailerFails: false }]) await fault(daybook, well);
  });
  afterAll(() => daybook?.close());
}
