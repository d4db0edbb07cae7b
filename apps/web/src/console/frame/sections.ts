import { BookOpen, Calendar, Clock, Link, type LucideIcon, Rss, Settings } from "lucide-react";
import { toAvailability, toBookings, toCalendar, toEventTypes, toFeeds, toSettings } from "../links.ts";

interface Section {
  name: string;
  /** On a phone's tab, where there is less room. */
  short?: string;
  icon: LucideIcon;
  to: () => { to: string };
}

const calendar: Section = { name: "Calendar", icon: Calendar, to: toCalendar };
const bookings: Section = { name: "Bookings", icon: BookOpen, to: toBookings };
const eventTypes: Section = { name: "Event types", icon: Link, to: toEventTypes };
const availability: Section = { name: "Availability", short: "Hours", icon: Clock, to: toAvailability };
const feeds: Section = { name: "Feeds", icon: Rss, to: toFeeds };
export const settings: Section = { name: "Settings", icon: Settings, to: toSettings };

export const groups = [
  { label: null, sections: [calendar, bookings] },
  { label: "Offer", sections: [eventTypes, availability] },
  { label: "Connected", sections: [feeds] },
] as const;

/** Four on a phone; the rest stands under More. */
export const tabs = [calendar, bookings, eventTypes, availability];
export const underMore = [feeds, settings];
