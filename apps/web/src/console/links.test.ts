import { createMemoryHistory, createRouter } from "@tanstack/react-router";
import { expect, test } from "vitest";
import { queryClient } from "../api/query-client.ts";
import * as links from "./links.ts";
import { routeTree } from "./routes.tsx";

const router = createRouter({ routeTree, context: { queryClient }, history: createMemoryHistory() });
const addressOf = (link: object) => router.buildLocation(link as Parameters<typeof router.buildLocation>[0]).href;

test("every link leads to a page that exists", () => {
  const all = {
    toSignIn: links.toSignIn("/console/bookings?state=past"),
    toSignUp: links.toSignUp(),
    toCalendar: links.toCalendar({ date: "2026-10-15", span: "day", booking: "b1" }),
    toBookings: links.toBookings({ state: "past", q: "jonas" }),
    toEventTypes: links.toEventTypes(),
    toNewEventType: links.toNewEventType("call"),
    toEventType: links.toEventType("e1"),
    toAvailability: links.toAvailability(),
    toSchedule: links.toSchedule("s1"),
    toFeeds: links.toFeeds(),
    toChannels: links.toChannels(),
    toChannel: links.toChannel("c1"),
    toWebhooks: links.toWebhooks(),
    toWebhook: links.toWebhook("w1", { state: "failed", delivery: "d1" }),
    toSettings: links.toSettings(),
  };
  const addresses = Object.fromEntries(Object.entries(all).map(([name, link]) => [name, addressOf(link)]));
  expect(addresses).toMatchInlineSnapshot(`
    {
      "toAvailability": "/console/availability",
      "toBookings": "/console/bookings?state=past&q=jonas",
      "toCalendar": "/console/calendar?date=2026-10-15&span=day&booking=b1",
      "toChannel": "/console/channels/c1",
      "toChannels": "/console/channels",
      "toEventType": "/console/event-types/e1",
      "toEventTypes": "/console/event-types",
      "toFeeds": "/console/feeds",
      "toNewEventType": "/console/event-types/new?starter=call",
      "toSchedule": "/console/availability/s1",
      "toSettings": "/console/settings",
      "toSignIn": "/sign-in?next=%2Fconsole%2Fbookings%3Fstate%3Dpast",
      "toSignUp": "/sign-up",
      "toWebhook": "/console/webhooks/w1?state=failed&delivery=d1",
      "toWebhooks": "/console/webhooks",
    }
  `);
  for (const address of Object.values(addresses)) {
    const { pathname } = new URL(address, "http://localhost");
    const [, , found] = router.getMatchedRoutes(pathname);
    expect(found, pathname).toBeDefined();
  }
});

test("public pages have plain addresses", () => {
  expect(links.pagePath("ines", "private-lesson")).toBe("/ines/private-lesson");
  expect(links.profilePath("ines")).toBe("/ines");
});

test("a letter goes to its address alone, whatever the address holds", () => {
  expect(links.mailTo("bo+x@example.com", "A lesson & more")).toBe(
    "mailto:bo%2Bx@example.com?subject=A%20lesson%20%26%20more",
  );
  expect(links.mailTo("a?bcc=b@example.com")).toBe("mailto:a%3Fbcc%3Db@example.com");
});
