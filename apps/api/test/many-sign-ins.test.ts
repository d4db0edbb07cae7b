import { afterAll, beforeAll, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { type Daybook, makePage, type Page, signUp, startDaybook } from "./daybook.ts";

let daybook: Daybook;
let page: Page;

beforeAll(async () => {
  daybook = await startDaybook();
  page = await makePage(daybook, await signUp(daybook));
});
afterAll(() => daybook?.close());

const signIn = (password: string) => daybook.call("POST", "/v1/sessions", { email: page.host.email, password });

it("sixty sign-ins at once leave a page its answers, and all of them are answered", async () => {
  const began = performance.now();
  let over = false;
  const signedIn = parallel(60, (i) => signIn(i % 2 ? page.host.password : "not this one")).finally(() => {
    over = true;
  });
  const reads: number[] = [];
  while (!over) {
    const asked = performance.now();
    expect((await daybook.call("GET", page.path)).status).toBe(200);
    reads.push(performance.now() - asked);
  }
  expect(counts(await signedIn)).toEqual({ 201: 30, 401: 30 });
  const whole = performance.now() - began;
  // In one go a read waits for nearly all of them; a busy machine may hold up a single one for a while.
  expect(Math.max(...reads) / whole, `${Math.max(...reads)} of ${whole} ms`).toBeLessThan(0.6);
  expect(reads.length).toBeGreaterThan(20);
});

it("far more than that are turned away at once, and told when to come again", async () => {
  const answers = await parallel(150, () => signIn("not this one"));
  const { 401: answered = 0, 503: turnedAway = 0 } = counts(answers);
  expect(answered + turnedAway).toBe(150);
  expect(answered).toBeGreaterThanOrEqual(40);
  expect(turnedAway).toBeGreaterThanOrEqual(40);
  const one = answers.find(({ status }) => status === 503);
  expect([one?.json.code, Number(one?.headers.get("retry-after"))]).toEqual(["overloaded", 5]);
  await new Promise((done) => setTimeout(done, 5_500));
  expect((await signIn(page.host.password)).status).toBe(201);
});
