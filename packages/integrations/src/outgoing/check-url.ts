import { judgeUrl, type UrlRule, type UrlRules } from "./judge-url.ts";
import type { NameResolver } from "./name-resolver.ts";
import { isPublicAddress } from "./public-address.ts";
import { isSpecialName } from "./special-names.ts";

/** Whom to ask, and what is allowed. */
export interface UrlChecking extends UrlRules {
  resolver: NameResolver;
}

/** `unknown`, `unchecked`: not asked either, but it may be fine the next time. */
export type CheckedUrl =
  | { kind: "fine"; href: string }
  | { kind: "refused"; rule: UrlRule }
  | { kind: "unknown"; reason: string }
  | { kind: "unchecked"; reason: string };

/** Judges an address that somebody typed, and all that its name stands for. At save and at each send: names move. */
export async function checkUrl(typed: string, { resolver, ...rules }: UrlChecking): Promise<CheckedUrl> {
  const judged = judgeUrl(typed, rules);
  if (judged.kind === "refused") return judged;
  const { href, host } = judged;
  if (host.kind !== "name") return { kind: "fine", href };
  const found = await resolver.resolve(host.name);
  if (found.kind === "unavailable") return { kind: "unchecked", reason: found.reason };
  if (found.kind === "none") return { kind: "unknown", reason: `No address is known for ${host.name}` };
  if (found.aliases.some(isSpecialName)) return { kind: "refused", rule: "special_name" };
  return found.addresses.every(isPublicAddress) ? { kind: "fine", href } : { kind: "refused", rule: "private_address" };
}
