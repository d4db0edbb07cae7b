import { guestProblems } from "@daybook/core/bookings/guests";
import { cleanEmail, readableEmail } from "@daybook/core/text/email-address";
import { emailProblem } from "../ui/forms/email-problem.ts";
import { t } from "../words/words.ts";
import { type TypedGuest, typedGuests } from "./typed-guests.ts";

/** Who is on the list, and what is still being typed: neither is lost. */
export interface GuestDraft {
  list: readonly TypedGuest[];
  typed: string;
}

export const noGuests: GuestDraft = { list: [], typed: "" };

/** What limits a list. */
export interface GuestRules {
  most: number;
  /** The address that the booking is made with. */
  invitee: string;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Why somebody can't come along, in a sentence; null when they can. */
function problemOf(guest: TypedGuest, list: readonly TypedGuest[], { most, invitee }: GuestRules): string | null {
  const address = emailProblem(guest.email);
  if (address) return address;
  const [problem] = guestProblems([guest], { most, invitee: cleanEmail(invitee), standing: list });
  if (!problem) return null;
  if (problem.rule === "own_address") return t("guests.own", { email: readableEmail(guest.email) });
  return problem.rule === "too_big" ? t("guests.full", { max: most }) : t("guests.none");
}

/** Takes over what was typed. What can't be stays in the field, with the sentence that says why. */
export function takeOver(
  { list, typed }: GuestDraft,
  rules: GuestRules,
): { draft: GuestDraft; problem: string | null } {
  const taken = [...list];
  const left: TypedGuest[] = [];
  let problem: string | null = null;
  for (const guest of typedGuests(typed)) {
    // Whoever is there already is there once.
    if (taken.some(({ email }) => same(email, guest.email))) continue;
    const found = problemOf(guest, taken, rules);
    problem ??= found;
    (found ? left : taken).push(guest);
  }
  const own = taken.find(({ email }) => same(email, cleanEmail(rules.invitee)));
  if (own) problem ??= t("guests.own", { email: readableEmail(own.email) });
  const rest = left.map(({ email, name }) => (name ? `${name} <${email}>` : email)).join(", ");
  return { draft: { list: taken, typed: rest }, problem };
}

/** As it is sent: without a name where there is none. */
export const sentGuest = ({ email, name }: TypedGuest) => (name ? { email, name } : { email });

/** What the server said of guests, by its paths (`guests.2.email`). */
export function refusedGuests(byPath: Record<string, string>): string | null {
  return Object.entries(byPath).find(([path]) => /^guests\b/.test(path))?.[1] ?? null;
}
