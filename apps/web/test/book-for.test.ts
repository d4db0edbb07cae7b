import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day, makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const date = day(3);
interface Listed {
  items: { id: string; start: string; invitee: { name: string; email: string } }[];
}
interface Detail {
  state: string;
  answers: unknown[];
  history: { kind: string; by: string; silent?: true; outsideOffer?: true }[];
  deliveries: { to: string }[];
}
const bookings = async (host: TestHost, state = "upcoming") =>
  (await host.call<Listed>("GET", `/v1/bookings?state=${state}`)).json.items;
const detail = async (host: TestHost, id: string) => (await host.call<Detail>("GET", `/v1/bookings/${id}`)).json;
const line = (time: string) => `button[data-start="${Date.parse(`${date}T${time}:00Z`)}"]`;
const open = (host: TestHost, width = 1280) =>
  openConsole(`/console/calendar?date=${date}`, { host, width, height: width < 700 ? 844 : 900 });

test("a host books an offered time for somebody, who is told, and takes it back", async () => {
  const questions = [{ id: "level", kind: "text", label: "Level", required: true }];
  const host = await makeHost({ eventType: { questions } });
  const { page } = await open(host);
  await page.getByRole("button", { name: "Book for somebody" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Book for somebody" });
  await dialog.locator(line("10:00")).click();
  const book = dialog.getByRole("button", { name: /^Book .* at 10:00$/ });
  await book.click();
  // What is missing is said at its field, the event type's own questions too.
  await dialog.getByText("For whom? A name is needed.").waitFor();
  await dialog.getByText("An answer is needed here.").waitFor();
  await dialog.getByLabel("Name").fill("Petra Phone");
  await dialog.getByLabel("Email").fill("petra@example.com");
  await dialog.getByLabel("Level").fill("New");
  await dialog.getByText("Does Petra hear of it?").waitFor();
  await book.click();
  await page.getByText(/^Petra is booked: .* and is being told\./).waitFor();
  const [made] = await bookings(host);
  expect(made).toMatchObject({
    start: `${date}T10:00:00Z`,
    invitee: { name: "Petra Phone", email: "petra@example.com" },
  });
  const { history, answers, deliveries } = await detail(host, made?.id ?? "");
  expect(history).toMatchObject([{ kind: "booked", by: "host" }]);
  expect(answers).toEqual([{ label: "Level", value: "New" }]);
  expect(deliveries.map(({ to }) => to)).toContain("petra@example.com");
  await page.locator(`[data-booking="${made?.id}"]`).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Private lesson is taken back. The time is free again.").waitFor();
  await eventually(async () => (await bookings(host)).length).toBe(0);
  expect(page.problems).toEqual([]);
});

test("a pressed evening is booked all the same, without a mail; a booked time never is", async () => {
  const host = await makeHost();
  await host.book(`${date}T12:00:00Z`);
  const { page } = await open(host);
  const column = page.locator(`[data-column="${date}"]`);
  await column.locator("[data-block]").waitFor();
  const box = await column.boundingBox();
  if (!box) throw new Error("The day isn't drawn");
  // The day is drawn from 8 to 20.
  await column.click({ position: { x: 20, y: (box.height / 12) * 10.1 } });
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText("People aren’t offered 18:00. You can book it all the same.").waitFor();
  expect(await dialog.locator(line("12:00")).getAttribute("aria-disabled")).toBe("true");
  expect(await dialog.locator(line("12:00")).textContent()).toContain("is booked");
  await dialog.getByLabel("Name").fill("Petra Phone");
  await dialog.getByLabel("Email").fill("petra@example.com");
  await dialog.getByText("Send nothing").click();
  await dialog.getByRole("button", { name: /at 18:00 all the same$/ }).click();
  await page.getByText(/No email goes out\.$/).waitFor();
  const made = (await bookings(host)).find(({ start }) => start === `${date}T18:00:00Z`);
  const { history, deliveries } = await detail(host, made?.id ?? "");
  expect(history).toMatchObject([{ by: "host", silent: true, outsideOffer: true }]);
  expect(deliveries.map(({ to }) => to)).not.toContain("petra@example.com");
  expect(page.problems).toEqual([]);
});

test("the whole of it goes by keyboard, and on a phone nothing lies sideways", async () => {
  const host = await makeHost();
  const { page } = await open(host, 390);
  await page.getByRole("button", { name: "Book for somebody" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await dialog.locator(line("09:00")).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await dialog.locator(line("09:30")).getAttribute("aria-pressed")).toBe("true");
  await dialog.getByRole("switch", { name: "Also times you don’t offer" }).press("Space");
  await dialog.locator(line("07:30")).waitFor();
  await dialog.getByLabel("Name").fill("Petra Phone");
  await dialog.getByLabel("Email").fill("petra@example.com");
  await page.keyboard.press("Enter");
  await eventually(async () => (await bookings(host)).map(({ start }) => start)).toEqual([`${date}T09:30:00Z`]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(page.problems).toEqual([]);
});

test("arrow keys go on from a taken line to the next that can be had, either way", async () => {
  const host = await makeHost();
  await host.book(`${date}T12:00:00Z`);
  const { page } = await open(host);
  await page.getByRole("button", { name: "Book for somebody" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("switch", { name: "Also times you don’t offer" }).press("Space");
  const taken = dialog.locator(line("12:00"));
  const focused = () => page.evaluate(() => Number((document.activeElement as HTMLElement | null)?.dataset.start));
  const at = (time: string) => Date.parse(`${date}T${time}:00Z`);
  await taken.focus();
  await page.keyboard.press("ArrowDown");
  await eventually(focused).toBeGreaterThanOrEqual(at("13:00"));
  await taken.focus();
  await page.keyboard.press("ArrowUp");
  await eventually(focused).toBe(at("11:00"));
});

test("who was quicker keeps the time: the form says so and keeps its words", async () => {
  const host = await makeHost();
  const { page } = await open(host);
  await page.getByRole("button", { name: "Book for somebody" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.locator(line("10:00")).click();
  await dialog.getByLabel("Name").fill("Petra Phone");
  await dialog.getByLabel("Email").fill("petra@example.com");
  await page.route("**/v1/event-types/*/slots*", (route) => route.abort());
  await host.book(`${date}T10:00:00Z`);
  await page.unroute("**/v1/event-types/*/slots*");
  await dialog.getByRole("button", { name: /^Book .* at 10:00$/ }).click();
  await eventually(
    async () => (await dialog.getByRole("alert").count()) + (await dialog.getByText("10:00 can’t be booked.").count()),
  ).toBeGreaterThan(0);
  expect(await dialog.getByLabel("Name").inputValue()).toBe("Petra Phone");
});
