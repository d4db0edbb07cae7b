import type { Page, Request } from "playwright-core";

/** So long nothing changes in a page that has come to rest. */
const quietMs = 120;
/** A page that never rests is looked at as it is. */
const patienceMs = 8000;

const asked = new WeakMap<Page, Set<Request>>();

/** From now on it is known which of a page's requests are still to be answered. */
export function noteRequests(page: Page): void {
  const open = new Set<Request>();
  asked.set(page, open);
  page.on("request", (request) => {
    if (request.resourceType() !== "eventsource") open.add(request);
  });
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
}

/** Waits until a page has come to rest: it asks for nothing, nothing fades or moves in it, and nothing is put in. */
export async function still(page: Page): Promise<void> {
  const until = Date.now() + patienceMs;
  do {
    await page.evaluate(
      ([quiet, patience]) =>
        new Promise<void>((done) => {
          let changed = performance.now();
          const begun = changed;
          const observer = new MutationObserver(() => {
            changed = performance.now();
          });
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          const isMoving = () =>
            document
              .getAnimations()
              .some(
                ({ playState, effect }) =>
                  playState === "running" && Number.isFinite(effect?.getComputedTiming().endTime as number),
              );
          const look = () => {
            if (isMoving()) changed = performance.now();
            if (performance.now() - changed < quiet && performance.now() - begun < patience)
              return void setTimeout(look, 20);
            observer.disconnect();
            done();
          };
          look();
        }),
      [quietMs, patienceMs] as const,
    );
  } while ((asked.get(page)?.size ?? 0) > 0 && Date.now() < until);
}
