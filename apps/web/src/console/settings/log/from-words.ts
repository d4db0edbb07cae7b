import type { AuditEntry } from "@daybook/contract/audit-log";
import { t } from "../../../words/words.ts";

/** Browsers as they name themselves, the more particular first: each also says that it is another. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];
const first = (known: readonly [RegExp, string][], agent: string): string | undefined =>
  known.find(([form]) => form.test(agent))?.[1];

/** "Firefox on Linux"; a program by its own name. */
export function deviceWords(agent: string): string {
  const [browser, system] = [first(browsers, agent), first(systems, agent)];
  if (browser && system) return t("log.from.device", { browser, system });
  return browser ?? (agent.split(/[\s/(]/)[0] ?? "").slice(0, 40);
}

/** From where: the device, and the city or else the network. */
export function fromWords({ from, who }: Pick<AuditEntry, "from" | "who">): string {
  if (!from) {
    const { via } = who;
    return via === "link" || via === "mail" || via === "system" ? t("log.from.via", { via }) : "";
  }
  const [device, place] = [deviceWords(from.agent), from.place || from.network];
  return device && place ? t("log.from.at", { device, place }) : device || place;
}
