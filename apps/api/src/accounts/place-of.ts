import ipaddr from "ipaddr.js";
import { callerOf } from "../http/network-address.ts";

/** Longer than any town's name. */
const LONGEST = 80;

/** Where a call came from, as far as somebody knows their own devices by it: nobody's whole address is kept. */
export interface Place {
  /** An IPv4 network of 256 addresses, an IPv6 one of a site; "" where not known. */
  network: string;
  /** As the platform guesses from the address, in English; "" where it doesn't. */
  city: string;
  /** ISO 3166-1, two letters. */
  country: string;
}

/** A /24 of IPv4, a /48 of IPv6: "" for what is neither. */
export function coarse(network: string): string {
  const [address = ""] = network.split("/");
  if (!ipaddr.isValid(address)) return "";
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return `${parsed.octets.slice(0, 3).join(".")}.0/24`;
  return `${parsed.parts
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(":")}::/48`;
}

const told = (value: unknown): string =>
  typeof value === "string" ? value.toWellFormed().replaceAll("\0", "").slice(0, LONGEST) : "";

export function placeOf(request: Request): Place {
  const cf = request.cf as { city?: unknown; country?: unknown } | undefined;
  const country = told(cf?.country);
  return {
    network: coarse(callerOf(request)),
    city: told(cf?.city),
    // Tor and the unknown have codes that are no country's.
    country: /^[A-Z]{2}$/.test(country) && country !== "XX" ? country : "",
  };
}
