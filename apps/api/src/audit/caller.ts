/** Who does something, by what proof, and from where: as the audit log has it. Plain data: commands carry it along. */
export interface Caller {
  actor: "account" | "invitee" | "operator" | "daybook" | "nobody";
  /** The account, or the booking whose link it is. */
  actorId: string | null;
  via: "session" | "token" | "key" | "link" | "mail" | "system" | "none";
  /** The session's id, or the key's. */
  viaId: string | null;
  /** Null where that is nobody's business: an invitee's place isn't for the host to read. */
  from: CallerPlace | null;
}

export interface CallerPlace {
  /** As limits count it. */
  network: string;
  /** How the program calls itself. */
  agent: string;
  /** The city, where the platform says. */
  place: string;
}

/** An account that proves itself by this very call: who signs up, or in. */
export const becoming = (caller: Caller, accountId: string): Caller => ({
  ...caller,
  actor: "account",
  actorId: accountId,
});

/** An account by a link that was mailed to it, or its code. */
export const byMailedLink = (caller: Caller, accountId: string): Caller => ({
  ...becoming(caller, accountId),
  via: "link",
});

/** Whoever has a booking's link, or answers the mail of it. */
export const theInvitee = (bookingId: string, via: "link" | "mail" | "none" = "link"): Caller => ({
  ...{ actor: "invitee", actorId: bookingId, via, viaId: null, from: null },
});

export const daybookItself: Caller = { actor: "daybook", actorId: null, via: "system", viaId: null, from: null };
