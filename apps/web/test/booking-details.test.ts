import { afterAll, afterEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const phone = { width: 390, height: 844 };
const questions = [{ kind: "checkbox", id: "rules", label: "I have read the rules", required: true }];

/** The first times of a day that has many of them. */
async function timesOf(host: TestHost): Promise<string[]> {
  const starts = (await host.slots()).map(({ start }) => start);
  return starts.filter((start) => start.slice(0, 10) === starts[0]?.slice(0, 10));
}

test("another link's name and email win over the draft, a reload keeps what was written, and booking forgets it", async () => {
  const host = await makeHost({ eventType: { questions } });
  // The second begins after the first has ended.
  const [first = "", , second = ""] = await timesOf(host);
  const page = await openWindow(withTime(host.page, first, "#details"));
  const [name, email, rules] = [page.getByLabel("Name"), page.getByLabel("Email"), page.getByLabel("I have read")];
  await name.fill("Jonas Lindqvist");
  await email.fill("jonas@example.com");
  await rules.check();

  const origin = new URL(page.url()).origin;
  const link = `${origin}${withTime(host.page, first)}&name=Ana%20Costa&email=ana%40example.com#details`;
  await page.goto("about:blank");
  await page.goto(link);
  await name.waitFor();
  expect([await name.inputValue(), await email.inputValue()]).toEqual(["Ana Costa", "ana@example.com"]);
  await name.fill("Ana Maria Costa");
  await page.reload();
  expect([await name.inputValue(), await rules.isChecked()]).toEqual(["Ana Maria Costa", true]);

  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: "You’re booked, Ana." }).waitFor();
  await page.getByText("The link in your email leads to both.").waitFor();
  await page.goto("about:blank");
  await page.goto(origin + withTime(host.page, second, "#details"));
  await name.waitFor();
  expect([await name.inputValue(), await email.inputValue(), await rules.isChecked()]).toEqual(["", "", false]);
});

test("pressed while the time is still being pencilled in, Book waits for the pencil", async () => {
  const host = await makeHost();
  const [start = ""] = await timesOf(host);
  const link = `${withTime(host.page, start)}&name=Ana%20Costa&email=ana%40example.com#details`;
  const page = await openWindow(link, {
    prepare: (opened) =>
      opened.route("**/holds", async (route) => {
        const response = await route.fetch();
        await new Promise((done) => setTimeout(done, 1500));
        await route.fulfill({ response });
      }),
  });
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: "You’re booked, Ana." }).waitFor({ timeout: 10_000 });
});

test("the time zone stands beside the time while one writes, on a phone's bar, and where one moves", async () => {
  const host = await makeHost();
  const [start = ""] = await timesOf(host);
  const tokyo = withTime(host.page, start, "#details").replace("timezone=UTC", "timezone=Asia/Tokyo");
  const page = await openWindow(tokyo, phone);
  await page.getByRole("region", { name: "Your time" }).getByText("Tokyo time (GMT+9)").waitFor();
  await page.getByText(/^Tokyo time, held for \d:\d\d$/).waitFor();
  const { json } = await host.book((await timesOf(host)).at(-1) ?? "");
  const moving = await openWindow(`${new URL(json.manageUrl).pathname}?timezone=Asia/Tokyo#move`, phone);
  await moving.getByRole("region", { name: "Your booking" }).getByText("Tokyo time (GMT+9)").waitFor();
});

test("a link to a time that is gone says so and offers the nearest", async () => {
  const host = await makeHost();
  const starts = await timesOf(host);
  const gone = starts[4] ?? "";
  expect((await host.book(gone)).status).toBe(201);
  const free = await timesOf(host);
  const page = await openWindow(withTime(host.page, gone));
  await page.getByText(`${gone.slice(11, 16)} isn’t free any more.`).waitFor();
  const others = page.getByRole("button", { name: /^Take / });
  await eventually(() => others.count()).toBe(2);
  await others.first().click();
  const taken = page.locator('.time[data-state="selected"]');
  await taken.waitFor();
  expect(free.map((start) => Date.parse(start))).toContain(Number(await taken.getAttribute("data-start")));
  await eventually(() => others.count()).toBe(0);
});

test("a link to a time that someone holds says until when, and that it is free again", async () => {
  const host = await makeHost();
  const [, , start = ""] = await timesOf(host);
  const writing = await openWindow(withTime(host.page, start, "#details"));
  await writing.getByText(/Pencilled in for you until/).waitFor();
  const page = await openWindow(withTime(host.page, start));
  const time = start.slice(11, 16);
  await page.getByText(new RegExp(`Someone else has ${time} pencilled in until \\d\\d:\\d\\d\\.`)).waitFor();
  await writing.getByRole("link", { name: "Choose another time" }).click();
  await writing.close();
  await page.getByText(`${time} is free again.`).waitFor();
  await eventually(() => lineOf(page, start).getAttribute("data-state")).toBe("selected");
});

test("after a move and after a cancellation the focus is on what was said", async () => {
  const host = await makeHost();
  const [start = "", , , , , , , other = ""] = await timesOf(host);
  const { json } = await host.book(start);
  const path = new URL(json.manageUrl).pathname;
  const page = await openWindow(`${path}?timezone=UTC`);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  await page.getByRole("heading", { name: "You’re booked" }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement === document.body)).toBe(true);

  await page.getByRole("button", { name: "Move it" }).click();
  await lineOf(page, other).click();
  await lineOf(page, other).click();
  await eventually(focused).toMatch(/^Moved to /);

  await page.getByRole("button", { name: "Move it" }).click();
  await page.getByRole("button", { name: "Leave it where it is" }).click();
  await eventually(focused).toMatch(/^You’re booked|^Moved to/);

  await page.getByRole("button", { name: "Cancel…" }).click();
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await eventually(focused).toBe("Private lesson is cancelled");
  // The dialog gives the focus back after a frame: not to what is no longer there.
  await page.waitForTimeout(300);
  expect(await focused()).toBe("Private lesson is cancelled");
});

test("on a phone a chosen day is in view: from a link, and on the way back from the form", async () => {
  const host = await makeHost();
  const [start = ""] = await timesOf(host);
  const page = await openWindow(withTime(host.page, start), { ...phone, reducedMotion: true });
  const day = page.getByRole("region", { name: /^Choose a time/ });
  const top = async () => Math.abs(Math.round((await day.boundingBox())?.y ?? Number.NaN));
  await lineOf(page, start).waitFor();
  await eventually(top).toBe(0);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await eventually(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await lineOf(page, start).waitFor();
  await eventually(top).toBe(0);

  const plain = await openWindow(host.page, phone);
  await plain.locator(".time[data-state=free]").first().waitFor();
  await plain.waitForTimeout(300);
  expect(await plain.evaluate(() => scrollY)).toBe(0);
});

test("where one moves, one's own time is marked and not offered", async () => {
  const host = await makeHost();
  const [, , start = ""] = await timesOf(host);
  const { json } = await host.book(start);
  const page = await openWindow(`${new URL(json.manageUrl).pathname}?timezone=UTC#move`);
  const own = lineOf(page, start);
  await own.filter({ hasText: "Yours" }).waitFor();
  await eventually(() => own.getAttribute("data-state")).toBe("yours");
  await eventually(() => own.getAttribute("aria-disabled")).toBe("true");
  const free = page.locator('.time[data-state="free"]');
  await eventually(async () => page.getByText(`${await free.count()} free`).count()).toBe(1);
});

test("the manage page names the answers as the email does, and what ends when", async () => {
  const host = await makeHost({
    eventType: { questions: [{ kind: "text", id: "goal", label: "What would you like to work on?", required: true }] },
  });
  const [start = ""] = await timesOf(host);
  const page = await openWindow(withTime(host.page, start, "#details"));
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByText("A name, so that Ines knows who comes.").waitFor();
  const goal = page.getByLabel("What would you like to work on?");
  const described = await goal.evaluate((field) =>
    (field.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" "),
  );
  expect(described).toBe("An answer is needed here.");
  await page.getByLabel("Name").fill("Jonas Lindqvist");
  await page.getByLabel("Email").fill("jonas@example.com");
  await goal.fill("Turns to the left.");
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  const manage = await page.getByRole("link", { name: "Move it" }).getAttribute("href");
  const managing = await openWindow((manage ?? "").replace("#move", ""));
  await managing.getByRole("term").filter({ hasText: "You wrote" }).waitFor();
  await managing.getByText("Turns to the left.").waitFor();
  await managing.getByText(/^You can move or cancel until \w+ \d+ \w+, \d\d:\d\d\.$/).waitFor();
});

test("on the way back from a booking its time is one's own, not lost", async () => {
  const host = await makeHost();
  const [start = ""] = await timesOf(host);
  const page = await openWindow(`${withTime(host.page, start)}&name=Ana%20Costa&email=ana%40example.com`);
  await lineOf(page, start).click();
  await page.getByText(/Pencilled in for you until/).waitFor();
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: "You’re booked, Ana." }).waitFor();
  await page.goBack();
  await page.getByText(`You have booked ${start.slice(11, 16)}.`).waitFor();
});
