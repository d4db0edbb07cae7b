/** The steps that any pattern may take: a tenth of a second, about. */
export const MOST_STEPS = 1e8;

interface Bound {
  /** Steps grow as this power of the length. */
  power: number;
  /** Nothing longer is ever looked through. */
  most: number;
  why: string;
}
const typed = (power: number, most: number, what: string): Bound => ({
  power,
  most,
  why: `somebody types ${what} into their own page`,
});

const agentPatterns = Object.fromEntries(
  [
    "/\\bVersion\\/[\\d.]+ .*\\bSafari\\//",
    "/\\biP(?:hone|ad|od)\\b.*\\bAppleWebKit\\//",
    "/\\bAndroid\\b.*\\bMobile\\b/",
    "/\\bAndroid\\b.*\\bTablet\\b|\\bTablet\\b.*\\bAndroid\\b/",
    "/\\bAndroid\\b.*\\bFirefox\\//",
  ].map((pattern) => [pattern, { power: 2, most: 1_000, why: "a User-Agent, cut when it is kept" }]),
);

/** Patterns whose steps grow faster than what they look through, and why that doesn't matter. */
export const boundedPatterns: Readonly<Record<string, Bound>> = {
  "/^-+|-+$/g": { power: 2, most: 50, why: "the beginning of a title" },
  "/-+$/": { power: 2, most: 120, why: "the beginning of a title or a name" },
  '/"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|[{}[\\],:]/g': {
    power: 1,
    most: 262_144,
    why: "JSON.parse took it, so every quote is closed",
  },
  "/^(-?\\d+)(.*)$/": { power: 2, most: 1_000, why: "our own outlines of letters" },
  "/^the recipient's address is not|^422 \\S+:.*\\b(`?to`?|recipient|email address)\\b/i": {
    power: 2,
    most: 2_000,
    why: "a delivery's last error, cut when it is written",
  },
  "/T.*Z$/": { power: 2, most: 10_000, why: "a parameter of an address" },
  "/^(\\d{1,2})(?:[:.h\\s]?(\\d{2}))?\\s*h?\\s*([ap])?\\.?\\s*m?\\.?$/i": typed(3, 400, "a time"),
  "/\\s*\\n\\s*/g": { power: 2, most: 2_000, why: "a place or a reason, bounded by the API" },
  "/<style>(.*?)<\\/style>/s": { power: 2, most: 10_000, why: "a mail of our own, whose one style sheet is closed" },
  "/<style>.*?<\\/style>/s": { power: 2, most: 10_000, why: "a mail of our own, whose one style sheet is closed" },
  "/^[\"'\\s]+|[\"'\\s]+$/g": typed(2, 10_000, "guests"),
  "/\\(.*?\\)|\\[.*?\\]|,.*/gsu": { power: 2, most: 200, why: "a person's name" },
  "/<(\\w+)>(.*?)<\\/\\1>|<(\\w+)\\/>/s": {
    power: 1,
    most: 10_000,
    why: "the tags of our own messages, all closed; values with a < are put in later",
  },
  "/(?:;ext=|[\\s,;]*(?:ext(?:ension|n)?|x|#)[\\s.:=]*)(\\d{1,8})$/i": {
    power: 2,
    most: 500,
    why: "a telephone number: longer ones are not read",
  },
  "/^BEGIN:(VTIMEZONE|VEVENT)\\r\\n.*?^END:\\1\\r\\n/gms": {
    power: 1,
    most: 10_000_000,
    why: "our own calendar, whose components are all closed",
  },
  "/[/?#]*$/": { power: 2, most: 2_000, why: "the address of a room, bounded by the API" },
  "/\\\\+$/": { power: 2, most: 4_096, why: "a chat message, cut to what the program takes" },
  "/^(\\p{Lu}(?=\\p{Script=Latin})[\\p{Ll}'’-]+[\\p{L}'’-]*) /u": { power: 2, most: 400, why: "a person's name" },
  ...agentPatterns,
  "/\\/+$/": { power: 2, most: 2_000, why: "a setting of whoever runs this" },
  "/[\\d\\W_]+$/u": { power: 2, most: 1_000, why: "a password, whose length is looked at before" },
  "/^[^\\p{L}]+|[^\\p{L}]+$/gu": { power: 2, most: 1_000, why: "a password, whose length is looked at before" },
};
