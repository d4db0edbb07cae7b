import type { BookingPage, Profile } from "@daybook/contract/pages";
import { drawPage, type PictureWords } from "../pictures/draw-page.ts";
import { pngOf } from "../pictures/png.ts";
import { Flights } from "../runtime/flights.ts";
import { toBase64Url } from "../runtime/signing-keys.ts";

/** Rises when the same words are drawn otherwise. */
const DESIGN = 1;
/** How many durations a picture's margin holds. */
const MOST_DURATIONS = 3;

/** min and h are written the same in every language whose letters are drawn. */
const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(" ");
};

export function wordsOfPage({ host, eventType }: BookingPage): PictureWords {
  const durations = eventType.durations.toSorted((a, b) => a - b).map(duration);
  const shown = durations.length > MOST_DURATIONS ? [...durations.slice(0, MOST_DURATIONS - 1), "…"] : durations;
  return { title: eventType.title, line: host.name, margin: shown };
}

export const wordsOfProfile = ({ host }: Profile): PictureWords => ({
  title: host.name,
  line: host.tagline,
  margin: [],
});

/** Of pages that are nobody's: a day of the demo. */
export const ownWords: PictureWords = { title: "", line: "", margin: ["11:30", "12:00", "12:30", "13:00"] };

/** Names what a picture shows: with another title it has another address, so that nobody keeps the old one. */
export async function versionOf(words: PictureWords): Promise<string> {
  const text = JSON.stringify([DESIGN, words.title, words.line, words.margin]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return toBase64Url(digest.subarray(0, 12));
}

export interface PicturedPage {
  handle?: string | undefined;
  slug?: string | undefined;
}

/** Where a page's picture is. */
export async function pictureUrl(origin: string, page: PicturedPage, words: PictureWords): Promise<string> {
  const query = new URLSearchParams();
  if (page.handle !== undefined) query.set("handle", page.handle);
  if (page.slug !== undefined) query.set("slug", page.slug);
  query.set("v", await versionOf(words));
  return `${origin}/v1/picture.png?${query}`;
}

/** So many pictures, of some ten thousand bytes each, are kept in an isolate. */
const MOST_KEPT = 50;
const kept = new Map<string, Uint8Array>();
const flights = new Flights<Uint8Array>();

/** The PNG of what is said, drawn once for all who ask at the same moment. */
export function pictureOf(words: PictureWords, version: string): Promise<Uint8Array> {
  const known = kept.get(version);
  if (known) return Promise.resolve(known);
  return flights.join(version, async () => {
    const png = await pngOf(drawPage(words));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(version, png);
    return png;
  });
}
