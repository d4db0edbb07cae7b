import type { DocumentData, FirstPaint } from "@daybook/contract/document-data";
import type { BookingPage, SlotsAnswer } from "@daybook/contract/pages";
import { withConnection } from "@daybook/db/connection";
import { requirePage } from "../offers/page-addresses.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { logError } from "../runtime/log-error.ts";
import type { Services } from "../runtime/services.ts";
import { manageScope } from "../tokens/capability-scopes.ts";
import { firstDates } from "./first-dates.ts";
import { presentPage, presentProfile } from "./present.ts";
import { requireSlots, sharedSlots } from "./shared-slots.ts";

const plain = (
  title: string,
  description: string,
  url: string,
  data: FirstPaint,
  status: 200 | 404 = 200,
  index = true,
): DocumentData => ({ title, description, url, index, status, data });

/** The address isn't repeated: it may hold a link's token. */
const missing = (title: string, description: string, url: URL): DocumentData =>
  plain(title, description, url.origin, { kind: "missing" }, 404, false);

/** What stands in index.html for an address before any script has run. */
export async function documentData(services: Services, env: Env, url: URL): Promise<DocumentData> {
  const parts = url.pathname.split("/").filter(Boolean).map(safeDecode);
  try {
    const found = await documentAt(services, env, parts, url);
    if (found) return found;
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.code !== "not_found") {
      // The page comes without its data and asks for them itself; whoever runs this should know why.
      logError(url.pathname, error);
      return plain("Daybook", "", url.origin, { kind: "none" }, 200, false);
    }
  }
  return missing("No page here · Daybook", "There is no page at this address.", url);
}

async function documentAt(services: Services, env: Env, parts: string[], url: URL): Promise<DocumentData | null> {
  const [first, second] = parts;
  if (first === undefined)
    return plain("Daybook", "Scheduling that keeps its word: booking links that can't double-book.", url.href, {
      kind: "none",
    });
  if (first === "console" || (second === undefined && ["sign-in", "sign-up"].includes(first))) return unlisted(url);
  if (first === "manage")
    return parts.length === 2 && second !== undefined ? manageDocument(services, second, url) : null;
  if (second === undefined) return profileDocument(services, first, url);
  return parts.length === 2 ? pageDocument(services, env, first, second, url) : null;
}

/** Its address is nobody's business: it isn't told to whoever previews the link. */
const unlisted = (url: URL): DocumentData =>
  plain("Daybook", "Scheduling that keeps its word.", url.origin, { kind: "none" }, 200, false);

/** Says whether the link leads anywhere; what it shows, the page asks for itself. */
async function manageDocument(services: Services, token: string, url: URL): Promise<DocumentData> {
  const scope = await withConnection(services.connect, (db) => manageScope(services.keys, db, token));
  return scope ? unlisted(url) : missing("No booking here · Daybook", "This link isn't valid, or not any more.", url);
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function profileDocument(services: Services, handle: string, url: URL): Promise<DocumentData> {
  const profile = await presentProfile(services, handle);
  return plain(profile.host.name, profile.host.tagline || `Book a time with ${profile.host.name}.`, url.href, {
    kind: "profile",
    profile,
    now: services.now(),
  });
}

async function pageDocument(
  services: Services,
  env: Env,
  handle: string,
  slug: string,
  url: URL,
): Promise<DocumentData> {
  const page = await presentPage(services, handle, slug);
  const now = services.now();
  const asked = askedFor(page, url, now);
  const { eventTypeId } = await requirePage(services, handle, slug);
  const slots = JSON.parse(requireSlots(await sharedSlots(env, eventTypeId, asked))) as SlotsAnswer;
  const { title, description } = page.eventType;
  const summary = description.split("\n")[0]?.slice(0, 200) || `Book a time with ${page.host.name}.`;
  return plain(`${title} with ${page.host.name}`, summary, url.href, { kind: "booking_page", page, slots, asked, now });
}

function askedFor(page: BookingPage, url: URL, now: number) {
  const wanted = Number(url.searchParams.get("duration"));
  const duration = page.eventType.durations.includes(wanted) ? wanted : (page.eventType.durations[0] ?? 0);
  return { ...firstDates(now), timezone: "UTC", duration };
}
