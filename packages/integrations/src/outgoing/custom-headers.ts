/** Headers that the transport sets, that speak for somebody else, or that the receiver verifies us by. */
const OURS =
  /^(accept-encoding|connection|content-(length|encoding|type)|cookie2?|date|expect|forwarded|host|keep-alive|proxy-.*|sec-.*|te|trailer|transfer-encoding|upgrade|user-agent|via|webhook-.*|x-forwarded-.*|x-real-ip|true-client-ip|cdn-loop|cf-.*)$/i;
/** RFC 9110 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/i;
/** RFC 9110 5.5, without obs-text: visible ASCII, spaces and tabs within. */
const VALUE = /^[\x21-\x7e]([\t\x20-\x7e]{0,1998}[\x21-\x7e])?$/;

/** Why a header that somebody typed is not sent with their requests, or null. */
export function headerFault(name: string, value: string): "name" | "reserved" | "value" | null {
  if (!TOKEN.test(name)) return "name";
  if (OURS.test(name)) return "reserved";
  return VALUE.test(value) ? null : "value";
}
