import type { DocumentData, FirstPaint } from "@daybook/contract/document-data";
import type { BookingPage, SlotsAnswer } from "@daybook/contract/pages";
import { withConnection } from "@daybook/db/connection";
import { directionOf } from "@daybook/words/languages";
import type { Words } from "@daybook/words/words";
import { requirePage } from "../offers/page-addresses.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { logError } from "../runtime/log-error.ts";
import type { Services } from "../runtime/services.ts";
import { manageScope } from "../tokens/capability-scopes.ts";
import { firstDates } from "./first-dates.ts";
import { ownWords, type PicturedPage, pictureUrl, wordsOfPage, wordsOfProfile } from "./page-picture.ts";
import { presentPage, presentProfile } from "./present.ts";
import { requireSlots, sharedSlots } from "./shared-slots.ts";

/** A document, but for what all of them say: their language, and who runs this. */
type Told = Omit<DocumentData, "language" | "contact">;

/** What a document is made from. */
interface Asked {
  services: Services;
  env: Env;
  url: URL;
  t: Words["t"];
}

const plain = (
  title: string,
  description: string,
  url: string,
  data: FirstPaint,
  status: 200 | 404 = 200,
  index = true,
): Told => ({ title, description, url, index, status, data });

/** The address isn't repeated: it may hold a link's token. */
const missing = (title: string, description: string, url: URL): Told =>
  plain(title, description, url.origin, { kind: "missing" }, 404, false);

/** What stands in index.html for an address before any script has run, in these words. */
export async function documentData(services: Services, env: Env, url: URL, words: Words): Promise<DocumentData> {
  const language = { tag: words.language, direction: directionOf(words.language) };
  const contact = settingsOf(env).OPERATOR_CONTACT;
  return { ...(await told({ services, env, url, t: words.t })), language, contact };
}

async function told(asked: Asked): Promise<Told> {
  const { url, t } = asked;
  const parts = url.pathname.split("/").filter(Boolean).map(safeDecode);
  try {
    const found = await documentAt(asked, parts);
    if (found) return found;
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.code !== "not_found") {
      // The page comes without its data and asks for them itself; whoever runs this should know why.
      logError(url.pathname, error);
      return plain("Daybook", "", url.origin, { kind: "none" }, 200, false);
    }
  }
  return missing(t("document.missing.title"), t("document.missing.description"), url);
}

/** Pages of mailed links stand below sign-in: all they know is behind the #, which isn't sent. */
const entrances = ["forgotten", "password", "mail", "link", "verify", "address", "address-back", "welcome"];

const isEntrance = ([first = "", second, third]: string[]): boolean =>
  second === undefined
    ? ["sign-in", "sign-up"].includes(first)
    : first === "sign-in" && third === undefined && entrances.includes(second);
/** Where other services send browsers back to, and what comes after that. */
const isWayIn = ([first, second, third, ...more]: string[]): boolean =>
  (first === "sign-in" && second === "callback" && third !== undefined && more.length === 0) ||
  (third === undefined &&
    ((first === "sign-in" && second === "join") || (first === "sign-up" && second === "completion")));

async function documentAt(asked: Asked, parts: string[]): Promise<Told | null> {
  const { t } = asked;
  const [first, second] = parts;
  if (first === undefined) return homeDocument(asked);
  if (first === "console" || isEntrance(parts) || isWayIn(parts)) return unlisted(asked);
  if (second === undefined && first === "privacy") return site(asked, first, t("document.privacy.title"));
  if (second === undefined && first === "api") return site(asked, first, t("document.api.title"));
  if (first === "manage") return parts.length === 2 && second !== undefined ? manageDocument(asked, second) : null;
  if (first === "unsubscribe") return parts.length === 2 ? unlisted(asked) : null;
  if (second === undefined) return profileDocument(asked, first);
  return parts.length === 2 ? pageDocument(asked, first, second) : null;
}

/** The demo that `start` makes; elsewhere someone else may have that handle. */
const DEMO = { handle: "ines", path: "/ines/private-lesson" };

async function homeDocument(asked: Asked): Promise<Told> {
  const { services, env, url, t } = asked;
  const demo = env.LOCAL_MAILBOX && (await presentProfile(services, DEMO.handle).catch(() => null));
  const source = settingsOf(env).SOURCE_URL ?? null;
  const data: FirstPaint = { kind: "home", demo: demo ? DEMO.path : null, source };
  return pictured(asked, plain("Daybook", t("document.home.description"), `${url.origin}/`, data));
}

/** A page of Daybook itself. */
const site = (asked: Asked, path: "privacy" | "api", title: string): Promise<Told> =>
  pictured(
    asked,
    plain(title, asked.t(`document.${path}.description`), `${asked.url.origin}/${path}`, { kind: "none" }),
  );

/** With what previews show of it. */
async function pictured({ url }: Asked, told: Told, page: PicturedPage = {}, words = ownWords): Promise<Told> {
  return { ...told, picture: { url: await pictureUrl(url.origin, page, words), alt: told.title } };
}

/** Its address is nobody's business: it isn't told to whoever previews the link. */
const unlisted = ({ url, t }: Asked): Told =>
  plain("Daybook", t("document.unlisted.description"), url.origin, { kind: "none" }, 200, false);

/** Says whether the link leads anywhere; what it shows, the page asks for itself. */
async function manageDocument(asked: Asked, token: string): Promise<Told> {
  const { services, url, t } = asked;
  const scope = await withConnection(services.connect, (db) => manageScope(services.keys, db, token));
  return scope ? unlisted(asked) : missing(t("document.noBooking.title"), t("document.noBooking.description"), url);
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function profileDocument(asked: Asked, handle: string): Promise<Told> {
  const { services, url, t } = asked;
  const profile = await presentProfile(services, handle);
  const { name, tagline } = profile.host;
  const description = tagline || t("document.profile.description", { host: name });
  const data: FirstPaint = { kind: "profile", profile, now: services.now() };
  const address = `${url.origin}/${profile.host.handle}`;
  const page = { handle: profile.host.handle };
  return pictured(asked, plain(name, description, address, data), page, wordsOfProfile(profile));
}

async function pageDocument(from: Asked, handle: string, slug: string): Promise<Told> {
  const { services, env, url, t } = from;
  const page = await presentPage(services, handle, slug);
  const now = services.now();
  const asked = askedFor(page, url, now);
  const { eventTypeId } = await requirePage(services, handle, slug);
  const slots = JSON.parse(requireSlots(await sharedSlots(env, eventTypeId, asked))) as SlotsAnswer;
  const host = page.host.name;
  const title = t("document.page.title", { title: page.eventType.title, host });
  const ownWords = page.eventType.description.split("\n")[0]?.slice(0, 200);
  const summary = ownWords || t("document.page.description", { host });
  const address = `${url.origin}/${page.host.handle}/${page.eventType.slug}`;
  const told = plain(title, summary, address, { kind: "booking_page", page, slots, asked, now });
  return pictured(from, told, { handle: page.host.handle, slug: page.eventType.slug }, wordsOfPage(page));
}

function askedFor(page: BookingPage, url: URL, now: number) {
  const wanted = Number(url.searchParams.get("duration"));
  const duration = page.eventType.durations.includes(wanted) ? wanted : (page.eventType.durations[0] ?? 0);
  return { ...firstDates(now), timezone: "UTC", duration };
}
