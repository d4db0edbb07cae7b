import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

interface SentMail {
  id: string;
  dedupeKey: string;
  text: string;
  to: { address: string };
}
interface Booked {
  id: string;
  manageUrl: string;
  email: string;
}

let host: TestHost;
let count = 0;
beforeEach(async () => {
  host = await makeHost();
});

const mailsOf = async (booked: Booked, to = booked.email): Promise<SentMail[]> => {
  const answer = await fetch(`${running().baseUrl}/dev/mail`, { headers: { accept: "application/json" } });
  const { items } = (await answer.json()) as { items: SentMail[] };
  return items.filter((mail) => mail.dedupeKey.includes(booked.id) && mail.to.address === to);
};

/** Somebody books, and has the confirmation. */
async function booking(index = 0): Promise<Booked> {
  const email = `ana${Date.now().toString(36)}${count++}@example.com`;
  const slots = await host.slots();
  const { json } = await host.call<{ id: string; manageUrl: string }>("POST", `/v1/pages${host.page}/bookings`, {
    start: slots[index]?.start,
    duration: 60,
    timezone: "Europe/Lisbon",
    invitee: { name: "Ana Reis", email },
  });
  const booked = { ...json, email };
  await eventually(async () => (await mailsOf(booked)).length).toBe(1);
  return booked;
}

/** Presses a button of the local mailbox. */
async function press(booked: Booked, button: string): Promise<void> {
  const [mail] = await mailsOf(booked);
  const page = await openWindow(`/dev/mail/${mail?.id}`);
  await page.getByRole("button", { name: button }).click();
  await page.getByText("Done. It was signed").waitFor();
  await page.close();
}

describe("a mail that came back", () => {
  test("is marked in the list; the address is corrected from there, and the mail goes again", async () => {
    const booked = await booking();
    const { page } = await openConsole("/console/bookings", { host });
    const row = page.locator("main li[aria-posinset]").first();
    await row.getByText("Largo Studios").waitFor();
    await press(booked, "Let it bounce");
    // Nobody reloads: the open list hears of it.
    await row.getByText("Mails come back").waitFor();
    const panel = page.getByRole("complementary", { name: "Booking" });
    await panel.getByText(`The mail to ${booked.email} came back.`, { exact: false }).waitFor();
    await panel.getByText("Came back", { exact: true }).waitFor();
    await panel.getByText("550 5.1.1", { exact: false }).waitFor();
    await panel.getByRole("button", { name: "Correct the address" }).click();
    const dialog = page.getByRole("dialog", { name: "Correct the address of Ana" });
    const field = dialog.getByLabel("Email");
    await dialog.getByRole("button", { name: "Correct and send" }).click();
    await dialog.getByText("This is the address it has already.").waitFor();
    await field.fill("ana@");
    await field.press("Enter");
    await eventually(() => field.getAttribute("aria-invalid")).toBe("true");
    expect(await dialog.getByText("This is the address it has already.").count()).toBe(0);
    const right = booked.email.replace("ana", "right");
    await field.fill(right);
    await field.press("Enter");
    await page.getByText(`Corrected. The confirmation is on its way to ${right}.`).waitFor();
    await dialog.waitFor({ state: "detached" });
    await eventually(async () => (await mailsOf(booked, right)).length).toBe(1);
    await panel.getByText(`You corrected the address ${booked.email}`).waitFor();
    await row.getByText("Largo Studios").waitFor();
    expect(await panel.getByRole("button", { name: "Correct the address" }).count()).toBe(0);
  });

  test("may be tried again", async () => {
    const booked = await booking();
    await press(booked, "Let it bounce");
    const { page } = await openConsole(`/console/bookings/${booked.id}`, { host });
    await page.getByRole("button", { name: "Write to it again" }).click();
    await page.getByText(`The confirmation is on its way to ${booked.email} again.`).waitFor();
    await eventually(async () => (await mailsOf(booked)).length).toBe(2);
    await page.getByText("You had the confirmation sent again").waitFor();
  });

  test("is told to whoever books with that address, who can have it tried again", async () => {
    const first = await booking();
    await press(first, "Let it bounce");
    const page = await openWindow(new URL(first.manageUrl).pathname);
    await page.getByText(`Mails from here don’t reach ${first.email}.`, { exact: false }).waitFor();
    await page.getByRole("button", { name: "Write to me again" }).click();
    await page.getByText(`We write to ${first.email} again.`, { exact: false }).waitFor();
    await eventually(async () => (await mailsOf(first)).length).toBe(2);
  });
});

test("a reported address: its host is told to find another way, and its owner takes it back by the mail’s link", async () => {
  const booked = await booking();
  await press(booked, "Report it as spam");
  const { page } = await openConsole(`/console/bookings/${booked.id}`, { host });
  await page.getByText("was reported as spam", { exact: false }).waitFor();
  await page.getByText("Until then, reach Ana another way.").waitFor();
  expect(await page.getByRole("button", { name: "Write to it again" }).count()).toBe(0);
  const stranger = await openWindow(new URL(booked.manageUrl).pathname);
  await stranger.getByText("Mails from here don’t reach", { exact: false }).waitFor();
  expect(await stranger.getByRole("button", { name: "Write to me again" }).count()).toBe(0);
  const [mail] = await mailsOf(booked);
  const link = new URL(/https?:\S+#mail=[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "");
  const owner = await openWindow(link.pathname + link.hash);
  await owner.getByRole("button", { name: "Write to me again" }).click();
  await owner.getByText(`We write to ${booked.email} again.`, { exact: false }).waitFor();
});

describe("a calendar that declines", () => {
  test("cancels nothing: the host keeps it", async () => {
    const booked = await booking();
    await press(booked, "Decline, as a calendar would");
    const { page } = await openConsole("/console/bookings", { host });
    await page.locator("main li[aria-posinset]").first().getByText("Declined by calendar").waitFor();
    const panel = page.getByRole("complementary", { name: "Booking" });
    await panel.getByText("Ana declined the invitation by calendar", { exact: false }).waitFor();
    await panel.getByText("Ana declined the invitation", { exact: true }).waitFor();
    await panel.getByRole("button", { name: "Keep it" }).click();
    await page.getByText("Kept. The appointment stands.").waitFor();
    await panel.getByText("You kept the appointment").waitFor();
    await page.locator("main li[aria-posinset]").first().getByText("Largo Studios").waitFor();
  });

  test("or the host cancels it, and is led there by the mail", async () => {
    const booked = await booking();
    await press(booked, "Decline, as a calendar would");
    const told = () => mailsOf(booked, `${host.handle}@example.com`);
    await eventually(async () => (await told()).some(({ dedupeKey }) => dedupeKey.includes("answered"))).toBe(true);
    const mail = (await told()).find(({ dedupeKey }) => dedupeKey.includes("answered"));
    const link = new URL(/https?:\S+\/console\/bookings\/\S+/.exec(mail?.text ?? "")?.[0] ?? "");
    const { page } = await openConsole(link.pathname, { host });
    const note = page.getByRole("status").filter({ hasText: "declined the invitation by calendar" });
    await note.getByRole("button", { name: "Cancel…" }).click();
    await page.getByRole("alertdialog").getByRole("button").last().click();
    await eventually(
      async () => (await host.call<{ state: string }>("GET", `/v1/bookings/${booked.id}`)).json.state,
    ).toBe("cancelled");
  });
});
