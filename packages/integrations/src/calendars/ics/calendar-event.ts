/** One appointment as calendar programs see it (a VEVENT). Instants are epoch milliseconds, `[start, end)`. */
export interface CalendarEvent {
  /** Stays the same through every move; it is how a calendar program recognizes the event. */
  uid: string;
  /** Rises with every change of time or state (RFC 5546 2.1.4). */
  sequence: number;
  start: number;
  end: number;
  /** IANA name of the zone the event is kept in. */
  zone: string;
  summary: string;
  description?: string;
  location?: string;
  url?: string;
  status: "confirmed" | "tentative" | "cancelled";
  createdAt: number;
  updatedAt: number;
}

export interface CalendarPerson {
  name: string;
  address: string;
}

/** Who takes part; who has booked has said yes, and who was brought along has said nothing yet. */
export interface Attendee extends CalendarPerson {
  hasAccepted: boolean;
}

/** An appointment as it is sent to those who take part. RFC 5546 3.2.2 and 3.2.5 want both properties. */
export interface InvitedEvent extends CalendarEvent {
  organizer: CalendarPerson;
  attendees: readonly Attendee[];
}
