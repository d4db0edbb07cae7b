import type { Ink } from "@daybook/contract/event-types";
import { initialsOf } from "./initials.ts";

const order: readonly Ink[] = ["plum", "lagoon", "rust", "sky", "rose", "moss", "slate"];

/** Always the same ink for the same name. */
const inkOf = (name: string): Ink => {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return order[sum % order.length] ?? "plum";
};

export function Avatar({ name, ink, size }: { name: string; ink?: Ink; size?: "sm" | "lg" }) {
  return (
    <span className="avatar" data-cat={ink ?? inkOf(name)} data-size={size} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
