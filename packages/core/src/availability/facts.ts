/** What a rule may want to know of an appointment, a hold or a claim besides its time. What is absent is unknown. */
export interface ClaimFacts {
  eventTypeId?: string | undefined;
  /** Where it takes place: equal for what needs no journey in between. */
  place?: string | undefined;
  /** The host's own word for what it is. */
  kind?: string | undefined;
  /** Equal for one person's bookings. */
  inviteeKey?: string | undefined;
}
