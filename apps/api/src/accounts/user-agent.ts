import type { ListedSession } from "@daybook/contract/sessions";

type Agent = ListedSession["agent"];

/** Browsers by the product that only they name, those that call themselves like another one first. */
const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|OPT|OPX|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(?:DuckDuckGo|Ddg)\//, "DuckDuckGo"],
  [/\bYaBrowser\//, "Yandex Browser"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\bHeadlessChrome\//, "Chrome"],
  [/\b(?:Chrome|CriOS)\//, "Chrome"],
  [/\bVersion\/[\d.]+ .*\bSafari\//, "Safari"],
  [/\biP(?:hone|ad|od)\b.*\bAppleWebKit\//, "Safari"],
];

/** Systems and what they run on. A phone's string says "Mobile", a tablet's with Android doesn't. */
const systems: [RegExp, string, Agent["device"]][] = [
  [/\biPad\b/, "iPadOS", "tablet"],
  [/\biP(?:hone|od)\b/, "iOS", "phone"],
  [/\bAndroid\b.*\bMobile\b/, "Android", "phone"],
  [/\bAndroid\b.*\bTablet\b|\bTablet\b.*\bAndroid\b/, "Android", "tablet"],
  [/\bAndroid\b.*\bFirefox\//, "Android", "phone"],
  [/\bAndroid\b/, "Android", "tablet"],
  [/\bWindows\b/, "Windows", "computer"],
  [/\bCrOS\b/, "ChromeOS", "computer"],
  [/\bMacintosh\b/, "macOS", "computer"],
  [/\b(?:Linux|X11)\b/, "Linux", "computer"],
];

/** Longer than any product's name. */
const LONGEST = 40;

/**
 * What a User-Agent says in words that people know. Whatever is no browser's goes by its first product (RFC 9110,
 * 10.1.5): the strings lie about much else, so versions are left out.
 */
export function nameOfAgent(text: string): Agent {
  const [, system = null, device = null] = systems.find(([pattern]) => pattern.test(text)) ?? [];
  const browser = text.startsWith("Mozilla/") ? browsers.find(([pattern]) => pattern.test(text))?.[1] : undefined;
  const [product = ""] = /^[A-Za-z][\w.+-]*/.exec(text) ?? [];
  const name = browser ?? (product === "Mozilla" ? "" : product.slice(0, LONGEST));
  return { name: name === "" ? null : name, system, device };
}
