import ipaddr from "ipaddr.js";

/** In public ranges and yet inside: Azure's host answers every virtual machine there. */
const INSIDE = new Set(["168.63.129.16"]);

/**
 * Whether an address, as a URL or a name server writes it, is one of the public internet (IANA's registries of special
 * purposes). Every form of IPv6 that carries an IPv4 address is refused as such, since who translates it is unknown.
 */
export function isPublicAddress(text: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(text))
    return ipaddr.IPv4.parse(text).range() === "unicast" && !INSIDE.has(text);
  if (!ipaddr.IPv6.isValid(text)) return false;
  const address = ipaddr.IPv6.parse(text);
  const [first = 0, , , , fifth = 0, sixth = 0] = address.parts;
  // RFC 4291 2.4: nothing else is global unicast. ipaddr.js calls ::10.0.0.1 and whatever isn't assigned unicast.
  const isGlobal = first >> 13 === 0b001;
  // RFC 5214 6.1: behind any prefix.
  const isIsatap = sixth === 0x5efe && (fifth & ~0x0200) === 0;
  return isGlobal && !isIsatap && address.zoneId === undefined && address.range() === "unicast";
}

export const isLoopbackAddress = (text: string): boolean =>
  ipaddr.isValid(text) && ipaddr.parse(text).range() === "loopback";
