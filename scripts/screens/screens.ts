import type { Page } from "playwright-core";

export interface Screen {
  name: string;
  /** What stands on the page of pictures under its heading. */
  about: string;
  path: string;
  /** As whom it is looked at. */
  as: "invitee" | "host";
  /** What is pressed before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
}

async function chooseTime(page: Page): Promise<void> {
  await page.locator("[data-start][data-state=free]").first().click();
}

async function fillForm(page: Page): Promise<void> {
  await chooseTime(page);
  await page.locator("[data-start][data-state=selected]").first().click();
  await page.locator("form input").first().waitFor();
}

async function bookForSomebody(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /Book for somebody|حجز باسم شخص/ })
    .first()
    .click();
  await page.getByRole("dialog").waitFor();
}

const open = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
};

/** Every screen of the product, in the order in which people meet them. */
export const screens: Screen[] = [
  { name: "home", about: "Home", path: "/", as: "invitee" },
  { name: "privacy", about: "Privacy", path: "/privacy", as: "invitee" },
  { name: "api", about: "The API's guide", path: "/api", as: "invitee" },
  { name: "profile", about: "A host's page", path: "/ines", as: "invitee" },
  { name: "booking", about: "Choosing a time", path: "/ines/private-lesson", as: "invitee" },
  { name: "time-chosen", about: "A time is chosen", path: "/ines/private-lesson", as: "invitee", prepare: chooseTime },
  { name: "details", about: "Pencilled in: the form", path: "/ines/private-lesson", as: "invitee", prepare: fillForm },
  { name: "paused", about: "A paused event type", path: "/ines/summer-technique", as: "invitee" },
  { name: "missing", about: "No such page", path: "/nobody/nothing", as: "invitee" },
  { name: "sign-up", about: "Signing up", path: "/sign-up", as: "invitee" },
  { name: "sign-in", about: "Signing in", path: "/sign-in", as: "invitee" },
  { name: "week", about: "Calendar: the week", path: "/console/calendar", as: "host" },
  { name: "month", about: "Calendar: the month", path: "/console/calendar?span=month", as: "host" },
  { name: "book-for", about: "Booking for somebody", path: "/console/calendar", as: "host", prepare: bookForSomebody },
  { name: "bookings", about: "Bookings", path: "/console/bookings", as: "host" },
  { name: "event-types", about: "Event types", path: "/console/event-types", as: "host" },
  {
    name: "event-type",
    about: "Editing an event type",
    path: "/console/event-types",
    as: "host",
    prepare: open("main a[href*='/event-types/']:not([href$=new])"),
  },
  { name: "new-event-type", about: "A new event type", path: "/console/event-types/new", as: "host" },
  { name: "availability", about: "Availability", path: "/console/availability", as: "host" },
  { name: "feeds", about: "Feeds", path: "/console/feeds", as: "host" },
  { name: "channels", about: "Channels", path: "/console/channels", as: "host" },
  { name: "webhooks", about: "Webhooks", path: "/console/webhooks", as: "host" },
  { name: "api-keys", about: "API keys", path: "/console/settings/keys", as: "host" },
  { name: "settings", about: "Settings", path: "/console/settings", as: "host" },
  { name: "mail", about: "A confirmation, at /dev/mail", path: "/dev/mail", as: "invitee" },
];
