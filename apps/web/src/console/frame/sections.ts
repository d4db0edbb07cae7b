import type { PlainKey } from "@daybook/words/words";
import { BookOpen, Calendar, Clock, Link, type LucideIcon, Rss, Settings } from "lucide-react";
import {
  toAvailability,
  toBookings,
  toCalendar,
  toChannels,
  toDeliveries,
  toEventTypes,
  toFeeds,
  toSettings,
  toWebhooks,
} from "../links.ts";
import { ChatIcon, SendIcon, WebhookIcon } from "./own-icons.ts";

export interface Section {
  name: PlainKey;
  icon: LucideIcon;
  to: () => { to: string };
}

const calendar: Section = { name: "frame.sections.calendar", icon: Calendar, to: toCalendar };
const bookings: Section = { name: "frame.sections.bookings", icon: BookOpen, to: toBookings };
export const deliveries: Section = { name: "frame.sections.deliveries", icon: SendIcon, to: toDeliveries };
const eventTypes: Section = { name: "frame.sections.eventTypes", icon: Link, to: toEventTypes };
const availability: Section = { name: "frame.sections.availability", icon: Clock, to: toAvailability };
const feeds: Section = { name: "frame.sections.feeds", icon: Rss, to: toFeeds };
export const webhooks: Section = { name: "frame.sections.webhooks", icon: WebhookIcon, to: toWebhooks };
export const channels: Section = { name: "frame.sections.channels", icon: ChatIcon, to: toChannels };
export const settings: Section = { name: "frame.sections.settings", icon: Settings, to: toSettings };

export const groups = [
  { label: null, sections: [calendar, bookings, deliveries] },
  { label: "frame.sections.offer", sections: [eventTypes, availability] },
  { label: "frame.sections.connected", sections: [feeds, channels, webhooks] },
] as const;

/** Four on a phone; the rest stands under More. */
export const tabs = [calendar, bookings, eventTypes, availability];
export const underMore = [deliveries, feeds, channels, webhooks, settings];
