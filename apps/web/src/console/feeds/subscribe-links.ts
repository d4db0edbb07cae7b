import type { PlainKey } from "@daybook/words/words";

/** The address with which calendar apps subscribe: the same, by another protocol. */
export const webcalOf = (url: string): string => url.replace(/^https?:/, "webcal:");

/** One click from a feed to the calendars most people have. */
export function subscribeLinks(url: string, name: string): { app: PlainKey; href: string }[] {
  const webcal = webcalOf(url);
  return [
    { app: "feeds.apps.google", href: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}` },
    { app: "feeds.apps.apple", href: webcal },
    {
      app: "feeds.apps.outlook",
      href: `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(url)}&name=${encodeURIComponent(name)}`,
    },
  ];
}
