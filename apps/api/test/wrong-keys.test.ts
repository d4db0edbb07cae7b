import { afterAll, beforeAll, expect, it } from "vitest";
import { checkKeysFit } from "../../../scripts/doctor/settings.ts";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { type Daybook, key, signUp, startDaybook, TEST_KEYS } from "./daybook.ts";

const KEY = Buffer.alloc(32, 9).toString("base64");
const LACKS =
  "Configuration: TOKEN_KEYS lacks key 1, which secrets in the database need: put it back, behind the first.";
const OTHER =
  "Configuration: TOKEN_KEYS has another key 1 than the one that secrets in the database need: put that one back.";

let database: FreshDatabase;
let daybook: Daybook;
beforeAll(async () => {
  database = await freshDatabase();
  daybook = await startDaybook({ database });
  const { token } = await signUp(daybook);
  const webhook = { url: "http://127.0.0.1:9/", events: ["booking.created"], headers: { Authorization: "Bearer x" } };
  const made = await daybook.call("POST", "/v1/webhooks", webhook, { token, headers: key() });
  expect(made.status, made.text).toBe(201);
});
afterAll(() => daybook?.close());

const health = async (keys: string) => {
  await daybook.worker.close();
  const next = await startDaybook({ database, vars: { TOKEN_KEYS: keys } });
  daybook = next;
  return next.call("GET", "/healthz");
};

it("with the keys that secrets were sealed by, and newer ones, all is well", async () => {
  expect((await daybook.call("GET", "/healthz")).status).toBe(200);
  expect((await health(`2:${KEY},${TEST_KEYS}`)).status).toBe(200);
  expect(await checkKeysFit(TEST_KEYS, database.url)).toMatchObject({ state: "fine" });
});

it.each([
  ["missing", `2:${KEY}`, LACKS],
  ["another one", `1:${KEY}`, OTHER],
])("a key that is %s is told at once, by the Worker and by doctor", async (_, keys, sentence) => {
  const { status, json } = await health(keys);
  expect([status, json.code, json.detail]).toEqual([503, "not_configured", sentence]);
  const { state, found } = await checkKeysFit(keys, database.url);
  expect([state, `Configuration: ${found}.`]).toEqual(["wrong", sentence]);
});

it("without any the Worker answers nothing but that they are missing", async () => {
  for (const keys of ["", "1:short"]) {
    const { status, json } = await health(keys);
    expect([status, json.code]).toEqual([503, "not_configured"]);
    expect(json.detail).toMatch(/^Configuration: TOKEN_KEYS is /);
  }
});
