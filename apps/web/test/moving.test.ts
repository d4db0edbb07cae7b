import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const lisbon = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Lisbon", hour: "2-digit", minute: "2-digit" });
const timeInLisbon = (start: string) => lisbon.format(Date.parse(start));

test("where somebody was quicker than a guest who moves, the nearest times are offered, and one of them is had", async () => {
  const host = await makeHost();
  const [stands, , , , wished] = (await host.slots()).map(({ start }) => start);
  const { json } = await host.book(stands ?? "");
  const page = await openWindow(`${new URL(json.manageUrl).pathname}?timezone=UTC#move`);
  await lineOf(page, wished ?? "").click();
  await host.book(wished ?? "");
  await lineOf(page, wished ?? "").click();
  const note = page.getByRole("alert");
  await note.getByRole("button", { name: /^Take/ }).first().click();
  await page.getByRole("button", { name: "Move here" }).first().click();
  await page.getByText(/Moved to /).waitFor();
  expect(page.problems).toEqual([]);
});

test("and so for a host, whose list of times follows what is taken", async () => {
  const { page, host } = await openConsole("/console/bookings");
  await host.book((await host.slots())[0]?.start ?? "");
  await page.getByRole("button", { name: /Someone Else/ }).click();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const wished = dialog.getByRole("radio", { name: "15:00" });
  await wished.check({ force: true });
  const taken = (await host.slots()).find(({ start }) => timeInLisbon(start) === "15:00");
  expect((await host.book(taken?.start ?? "")).status).toBe(201);
  await dialog.getByRole("button", { name: /^Move to/ }).click();
  await dialog.getByRole("alert").waitFor();
  await eventually(() => wished.count()).toBe(0);
  await dialog.getByRole("button", { name: /^Take/ }).first().click();
  await dialog.getByRole("button", { name: /^Move to/ }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(/You moved it from/).waitFor();
  expect(page.problems).toEqual([]);
});
