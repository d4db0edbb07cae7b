import { brief } from "./issue-params.ts";
import { counted, shown } from "./issue-sentence.ts";
import type { Broken } from "./rule.ts";

/** RFC 5322's dot-atom; quoted names such as `"jo doe"@example.com` are addresses of nobody. */
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** A host name's part (RFC 1123), or its Punycode. */
const label = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i;
/** RFC 5321, 4.5.3.1 and RFC 1035, 2.3.4. */
const LONGEST = { name: 64, label: 63, address: 254 };

const broken = (fault: string, message: string, params = {}): Broken => ({
  rule: "format",
  message,
  params: { expected: "email", fault, ...params },
});

function tooLong(fault: string, where: string, max: number, actual: number): Broken {
  return broken(fault, `At most ${counted(max, "character")} ${where}; here are ${actual}.`, { max, actual });
}

/** What is wrong with an e-mail address as `cleanEmail` leaves it, in words about this one; null when it looks like one. */
export function emailProblem(value: string): Broken | null {
  const [name = "", domain, ...rest] = value.split("@");
  if (domain === undefined) return broken("no_at", "An address has an @ in the middle. This one has none.");
  if (rest.length > 0) return broken("two_ats", "An address has one @. This one has more.");
  if (name === "") return broken("no_name", "An address has a name before the @.");
  if (domain === "") return broken("no_domain", "An address goes on after the @.");
  if (/\s/.test(value)) return broken("space", "An address has no spaces inside.");
  const foreign = /[^\0-\x7f]/u.exec(name)?.[0];
  if (foreign)
    return broken(
      "foreign_letter",
      `Before the @ stand a to z, digits and signs: mail can't be sent to a name with ${shown(foreign)}.`,
      { value: foreign },
    );
  if (!/\.[^.]{2,}$/.test(domain))
    return broken("no_ending", `An address ends like .com or .pt. This one stops at ${shown(domain)}.`, {
      value: brief(domain),
    });
  if (name.length > LONGEST.name) return tooLong("long_name", "stand before the @", LONGEST.name, name.length);
  const labels = domain.split(".");
  const long = labels.find((one) => one.length > LONGEST.label);
  if (long !== undefined) return tooLong("long_label", "stand between the dots", LONGEST.label, long.length);
  if (value.length > LONGEST.address) return tooLong("long_address", "in all", LONGEST.address, value.length);
  const looksRight =
    dotAtom.test(name) && labels.every((one) => label.test(one)) && /^[a-z]/i.test(labels.at(-1) ?? "");
  return looksRight ? null : broken("shape", "An address looks like name@example.com.");
}
