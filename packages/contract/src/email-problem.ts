import { z } from "zod";
import { shown } from "./issue-sentence.ts";

const address = z.email();

/** What is wrong with an e-mail address, in words about this one; null when it looks like one. */
export function emailProblem(value: string): string | null {
  const [name = "", domain, ...rest] = value.split("@");
  if (domain === undefined) return "An address has an @ in the middle. This one has none.";
  if (rest.length > 0) return "An address has one @. This one has more.";
  if (name === "") return "An address has a name before the @.";
  if (domain === "") return "An address goes on after the @.";
  if (/\s/.test(value)) return "An address has no spaces inside.";
  if (!/\.[^.]{2,}$/.test(domain)) return `An address ends like .com or .pt. This one stops at ${shown(domain)}.`;
  return address.safeParse(value).success ? null : "An address looks like name@example.com.";
}
