import "../../words/testing/english.ts";
import { webhookEvents } from "@daybook/contract/webhooks";
import { expect, test } from "vitest";
import { eventsWords, eventWords, hostOf, standingOf, waitWords } from "./webhook-words.ts";

const when = (instant: string) => instant.slice(11, 16);
const at = "2030-01-15T14:36:00Z";
const well = { active: true, pausedAt: null, waiting: 0, failed: 0, lastDelivery: null };
const words = (over: object) => standingOf({ ...well, ...over }, when);

test("a webhook is called by where it leads", () => {
  expect(hostOf({ url: "https://crm.example.com:8443/hooks?x=1" })).toBe("crm.example.com:8443");
  expect(hostOf({ url: "no address" })).toBe("no address");
});

test("events are words; one that isn't known yet keeps its name", () => {
  expect(eventsWords(["booking.created", "booking.cancelled"])).toBe("Booked and Cancelled");
  expect(webhookEvents.map(eventWords)).toEqual(["Booked", "Moved", "Cancelled", "Guests changed"]);
  expect(eventWords("webhook.ping")).toBe("Ping");
  expect(eventWords("booking.paid")).toBe("booking.paid");
});

test("how it fares: new, done, failed and waiting, paused with what waits", () => {
  expect(words({})).toEqual({ tone: "new", words: ["New, not yet tried"] });
  const lastDelivery = { at, status: 204, ok: true };
  expect(words({ lastDelivery })).toEqual({ tone: "ok", words: ["All done, the last 14:36"] });
  expect(words({ lastDelivery, failed: 1, waiting: 2 })).toEqual({ tone: "wait", words: ["1 failed", "2 waiting"] });
  const refused = { at, status: 500, ok: false };
  expect(words({ lastDelivery: refused })).toEqual({ tone: "wait", words: ["Last try failed: 14:36"] });
  expect(words({ lastDelivery: refused, waiting: 1 }).words).toEqual(["1 waiting", "Last try failed: 14:36"]);
  expect(words({ lastDelivery, active: false, pausedAt: at, waiting: 12 })).toEqual({
    tone: "paused",
    words: ["Paused since 14:36", "12 waiting"],
  });
});

test("one that waits says for what: the one before it, or its next try", () => {
  const now = Date.parse(at);
  const later = "2030-01-15T16:14:00Z";
  const waiting = { state: "waiting", attempts: 1, nextAttemptAt: later, waitsFor: null } as const;
  expect(waitWords({ ...waiting, waitsFor: "1" }, now, when)).toBe("waits for the one before it");
  expect(waitWords(waiting, now, when)).toBe("next try 16:14");
  expect(waitWords({ ...waiting, attempts: 0 }, now, when)).toBeNull();
  expect(waitWords({ ...waiting, nextAttemptAt: at }, now, when)).toBeNull();
  expect(waitWords({ ...waiting, state: "done", nextAttemptAt: null }, now, when)).toBeNull();
});
