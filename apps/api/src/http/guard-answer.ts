import type { Access } from "@daybook/contract/operation";
import { DATA_POLICY } from "@daybook/contract/security-policy";

/**
 * What every answer of the API carries, whoever wrote its route: it is data and nothing that runs, and no cache keeps it
 * unless its route says so. What isn't for anyone is listed nowhere and told to no other site.
 */
export function guardAnswer(headers: Headers, access: Access | undefined): void {
  headers.set("x-content-type-options", "nosniff");
  headers.set("content-security-policy", DATA_POLICY);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (access === undefined || access.as === "anyone") return;
  headers.set("referrer-policy", "no-referrer");
  headers.set("x-robots-tag", "noindex");
}
