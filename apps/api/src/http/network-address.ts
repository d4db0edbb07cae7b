import ipaddr from "ipaddr.js";

/**
 * Whom limits count. An IPv6 customer has a whole /64 to call from, so its first four groups stand for all of it; an
 * IPv4 address stands for itself, also when written as IPv6.
 */
export function networkOf(address: string): string {
  const text = address.trim();
  if (!ipaddr.isValid(text)) return text.toLowerCase();
  const parsed = ipaddr.process(text);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const groups = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${groups.join(":")}::/64`;
}

/** The network a call came from, as the platform says; "local" where none does. To parse that as an address would cost half a read. */
export function callerOf(request: Request): string {
  const address = request.headers.get("cf-connecting-ip");
  return address === null ? "local" : networkOf(address);
}
