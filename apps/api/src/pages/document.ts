import type { DocumentData, FirstPaint } from "@daybook/contract/document-data";
import type { BookingPage, SlotsAnswer } from "@daybook/contract/pages";
import { formatDate } from "@daybook/core/time/civil";
import type { Env } from "../env.ts";
import { ApiFailure } from "../http/failure.ts";
import type { Services } from "../services.ts";
import { requirePage } from "./page-addresses.ts";
import { presentPage, presentProfile } from "./present.ts";
import { requireSlots } from "./routes.ts";
import { sharedSlots } from "./shared-slots.ts";

const DAY = 86_400_000;
/** The first paint brings so many days of times: this month and the next as people look at them. */
const DAYS = 61;

const plain = (
  title: string,
  description: string,
  url: string,
  data: FirstPaint,
  status: 200 | 404 = 200,
  index = true,
): DocumentData => ({ title, description, url, index, status, data });

/** What stands in index.html for an address before any script has run. */
export async function documentData(services: Services, env: Env, url: URL): Promise<DocumentData> {
  const parts = url.pathname.split("/").filter(Boolean).map(safeDecode);
  const [first, second] = parts;
  if (first === undefined)
    return plain("Daybook", "Scheduling that keeps its word: booking links that can't double-book.", url.href, {
      kind: "none",
    });
  if (["console", "sign-in", "sign-up", "manage"].includes(first))
    return plain("Daybook", "Scheduling that keeps its word.", url.origin, { kind: "none" }, 200, false);
  try {
    if (second === undefined) return await profileDocument(services, first, url);
    if (parts.length === 2) return await pageDocument(services, env, first, second, url);
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.code !== "not_found") {
      // The page comes without its data and asks for them itself; whoever runs this should know why.
      console.error(url.pathname, error);
      return plain("Daybook", "", url.href, { kind: "none" }, 200, false);
    }
  }
  return plain(
    "No page here · Daybook",
    "There is no page at this address.",
    url.href,
    { kind: "missing" },
    404,
    false,
  );
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

/** A day more on both sides of what the host's zone calls today: the viewer's zone may be a day off. */
function askedFor(page: BookingPage, url: URL, now: number) {
  const wanted = Number(url.searchParams.get("duration"));
  const duration = page.eventType.durations.includes(wanted) ? wanted : (page.eventType.durations[0] ?? 0);
  const today = Math.floor(now / DAY);
  return { from: formatDate(today - 1), to: formatDate(today - 1 + DAYS), timezone: "UTC", duration };
}
