/** Somebody whom an invitee brings along. `name` is empty where none was given. */
export interface Guest {
  id: string;
  email: string;
  name: string;
}

export type GivenGuest = Omit<Guest, "id">;

/** So many may come along at most, whatever an event type says. */
export const MOST_GUESTS = 10;

/** How many an invitee may bring along; appointments from before there were guests don't say. */
export const mostGuests = ({ maxGuests }: { maxGuests?: number | undefined }): number => maxGuests ?? MOST_GUESTS;

/** The same mailbox, as accounts and limits compare them. */
export const mailboxOf = (email: string): string => email.toLowerCase();

export interface GuestProblem {
  /** Of the list, or of what is in it: `guests.2.email`. */
  path: string;
  rule: "too_big" | "no_guests" | "duplicate" | "own_address";
  message: string;
  params?: Record<string, string | number>;
}

/** What is known where guests are added. */
interface Around {
  /** How many there may be. */
  most: number;
  /** The invitee's address. */
  invitee: string;
  /** Those who come along already. */
  standing?: readonly Pick<Guest, "email">[];
}

/** What is wrong with guests who are to be added; the same function on the form and on the server. */
export function guestProblems(added: readonly Pick<Guest, "email">[], around: Around): GuestProblem[] {
  const { most, standing = [] } = around;
  if (added.length > 0 && most === 0)
    return [{ path: "guests", rule: "no_guests", message: "No guests can be brought along here." }];
  const found: GuestProblem[] = [];
  const known = new Set(standing.map(({ email }) => mailboxOf(email)));
  for (const [index, { email }] of added.entries()) {
    const mailbox = mailboxOf(email);
    const path = `guests.${index}.email`;
    if (mailbox === mailboxOf(around.invitee))
      found.push({ path, rule: "own_address", message: "The invitee gets mails of their own already." });
    else if (known.has(mailbox))
      found.push({ path, rule: "duplicate", message: `${email} comes along already.`, params: { value: email } });
    known.add(mailbox);
  }
  const count = standing.length + added.length;
  if (found.length === 0 && count > most)
    found.push({
      path: "guests",
      rule: "too_big",
      message: `At most ${most} guests; these would be ${count}.`,
      params: { max: most, origin: "array", actual: count },
    });
  return found;
}
