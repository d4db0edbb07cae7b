import { counted, shown } from "./issue-sentence.ts";

/** RFC 5322's dot-atom; quoted names such as `"jo doe"@example.com` are addresses of nobody. */
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** A host name's part (RFC 1123), or its Punycode. */
const label = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i;
/** RFC 5321, 4.5.3.1 and RFC 1035, 2.3.4. */
const LONGEST = { name: 64, label: 63, address: 254 };

/** What is wrong with an e-mail address as `cleanEmail` leaves it, in words about this one; null when it looks like one. */
export function emailProblem(value: string): string | null {
  const [name = "", domain, ...rest] = value.split("@");
  if (domain === undefined) return "An address has an @ in the middle. This one has none.";
  if (rest.length > 0) return "An address has one @. This one has more.";
  if (name === "") return "An address has a name before the @.";
  if (domain === "") return "An address goes on after the @.";
  if (/\s/.test(value)) return "An address has no spaces inside.";
  const foreign = /[^\0-\x7f]/u.exec(name)?.[0];
  if (foreign)
    return `Before the @ stand a to z, digits and signs: mail can't be sent to a name with ${shown(foreign)}.`;
  if (!/\.[^.]{2,}$/.test(domain)) return `An address ends like .com or .pt. This one stops at ${shown(domain)}.`;
  if (name.length > LONGEST.name)
    return `At most ${counted(LONGEST.name, "character")} stand before the @; here are ${name.length}.`;
  const labels = domain.split(".");
  const long = labels.find((one) => one.length > LONGEST.label);
  if (long !== undefined)
    return `At most ${counted(LONGEST.label, "character")} stand between the dots; here are ${long.length}.`;
  if (value.length > LONGEST.address)
    return `At most ${counted(LONGEST.address, "character")} in all; here are ${value.length}.`;
  const looksRight =
    dotAtom.test(name) && labels.every((one) => label.test(one)) && /^[a-z]/i.test(labels.at(-1) ?? "");
  return looksRight ? null : "An address looks like name@example.com.";
}
