/** What a calendar entry needs. Instants are ISO 8601. */
export interface CalendarEntry {
  title: string;
  start: string;
  end: string;
  place: string;
  details: string;
}

/** 20261015T113000Z */
const compact = (instant: string): string =>
  new Date(instant)
    .toISOString()
    .replace(/[-:]/g, "")
    .replace(/\.\d{3}/, "");

export const googleUrl = ({ title, start, end, place, details }: CalendarEntry): string =>
  `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: "TEMPLATE",
    text: title,
    dates: `${compact(start)}/${compact(end)}`,
    location: place,
    details,
  })}`;

export const outlookUrl = ({ title, start, end, place, details }: CalendarEntry): string =>
  `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: new Date(start).toISOString(),
    enddt: new Date(end).toISOString(),
    location: place,
    body: details,
  })}`;

/** The token in a manage link, whichever origin the link names. */
export function manageToken(manageUrl: string): string | null {
  const found = /\/manage\/([^/?#]+)/.exec(manageUrl);
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}
