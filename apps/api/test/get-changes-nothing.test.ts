import { allOperations } from "@daybook/contract/all-operations";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump, settled } from "./database-dump.ts";
import { type Daybook, key, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

let daybook: Daybook;
let world: World;
let cookie: string;

beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
  const { email, password } = world.host;
  const signedIn = await daybook.call("POST", "/v1/sessions", { email, password });
  cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  await settled(daybook);
});
afterAll(() => daybook?.close());

/** Every address there is: of each operation, whatever its method, and of the pages people open in a browser. */
const addresses = (): string[] => {
  const { host, page, manage } = world;
  const operations = Object.values(samples).map((sample) => sample(world).path);
  const documents = [
    "/",
    `/${host.handle}`,
    `/${host.handle}/${page.slug}`,
    `/manage/${manage}`,
    "/console/bookings",
    "/nobody/here",
  ];
  return [...new Set([...operations, ...documents])];
};

it("covers the address of every operation", () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(allOperations).sort());
});

describe.each(["GET", "HEAD", "OPTIONS"])("%s changes nothing", (method) => {
  it.each<[string, () => Record<string, string>]>([
    ["for anyone", () => ({})],
    ["for someone with an access token", () => ({ authorization: `Bearer ${world.host.token}` })],
    ["for someone with a session", () => ({ cookie })],
    ["for a mail scanner with another site's origin", () => ({ origin: "https://mail.example", purpose: "prefetch" })],
    [
      "for a caller that sends all that a change needs",
      () => ({ authorization: `Bearer ${world.host.token}`, ...key(), "if-match": '"1"' }),
    ],
  ])("%s, at any address", async (_, headers) => {
    const before = await dump(daybook);
    const offered = await slotsOf(daybook, world.page);
    for (const path of addresses()) {
      const answer = await daybook.send(method, path, undefined, headers());
      expect([path, answer.status < 500]).toEqual([path, true]);
    }
    await settled(daybook);
    expect(await dump(daybook)).toEqual(before);
    expect(await slotsOf(daybook, world.page)).toEqual(offered);
  });
});

it("nothing makes another method of a GET", async () => {
  const before = await dump(daybook);
  for (const path of addresses()) {
    await daybook.send("GET", path, undefined, { "x-http-method-override": "DELETE", cookie });
    await daybook.send("GET", `${path}${path.includes("?") ? "&" : "?"}_method=POST`, undefined, { cookie });
  }
  expect(await dump(daybook)).toEqual(before);
});
