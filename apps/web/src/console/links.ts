import { linkOptions } from "@tanstack/react-router";
import type { FilterSearch } from "./bookings/filter/booking-filter.ts";
import type { deliveriesSearch, webhookSearch } from "./search.ts";
import type { LogSearch } from "./settings/log/log-filter.ts";

/** Every way to a page, in one place. Spread into a `Link` or give to `navigate`. */
export const toSignIn = (next?: string) => linkOptions({ to: "/sign-in", search: next ? { next } : {} });
export const toForgotten = () => linkOptions({ to: "/sign-in/forgotten" });
export const toByMail = (next?: string) => linkOptions({ to: "/sign-in/mail", search: next ? { next } : {} });
export const toSignUp = () => linkOptions({ to: "/sign-up" });
/** Whoever came from another service: to join their account, or to make one. */
export const toJoin = () => linkOptions({ to: "/sign-in/join" });
export const toCompletion = () => linkOptions({ to: "/sign-up/completion" });
export const toCalendar = (search: { date?: string; span?: "day" | "week" | "month"; booking?: string } = {}) =>
  linkOptions({ to: "/console/calendar", search });
export const toBookings = (search: FilterSearch & { booking?: string } = {}) =>
  linkOptions({ to: "/console/bookings", search });
export const toEventTypes = () => linkOptions({ to: "/console/event-types" });
export const toNewEventType = (starter?: "lesson" | "call" | "session" | "interview") =>
  linkOptions({ to: "/console/event-types/new", search: starter ? { starter } : {} });
export const toEventType = (id: string) => linkOptions({ to: "/console/event-types/$id", params: { id } });
export const toAvailability = () => linkOptions({ to: "/console/availability" });
export const toSchedule = (id: string) => linkOptions({ to: "/console/availability/$id", params: { id } });
export const toFeeds = () => linkOptions({ to: "/console/feeds" });
export const toWebhooks = () => linkOptions({ to: "/console/webhooks" });
export const toWebhook = (id: string, search: ReturnType<typeof webhookSearch> = {}) =>
  linkOptions({ to: "/console/webhooks/$id", params: { id }, search });
export const toDeliveries = (search: ReturnType<typeof deliveriesSearch> = {}) =>
  linkOptions({ to: "/console/deliveries", search });
export const toApiKeys = () => linkOptions({ to: "/console/settings/keys" });
export const toChannels = () => linkOptions({ to: "/console/channels" });
export const toChannel = (id: string) => linkOptions({ to: "/console/channels/$id", params: { id } });
export const toSettings = () => linkOptions({ to: "/console/settings" });
export const toSecurity = () => linkOptions({ to: "/console/settings/security" });
export const toLog = (search: LogSearch = {}) => linkOptions({ to: "/console/settings/log", search });
export const toOwnData = () => linkOptions({ to: "/console/settings/data" });

/** Public pages are another app of this site: plain addresses, opened beside the console. */
export const pagePath = (handle: string, slug: string) => `/${encodeURIComponent(handle)}/${encodeURIComponent(slug)}`;
export const profilePath = (handle: string) => `/${encodeURIComponent(handle)}`;
/** A letter to somebody: an address may hold what would end it here. */
export const mailTo = (address: string, subject?: string) =>
  `mailto:${encodeURIComponent(address).replace("%40", "@")}${subject ? `?subject=${encodeURIComponent(subject)}` : ""}`;
/** An address as people write it: without the protocol. */
export const bareAddress = (path: string) => `${location.host}${decodeURI(path)}`;
export const fullAddress = (path: string) => `${location.origin}${path}`;
