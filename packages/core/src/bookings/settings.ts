import type { OfferRules } from "../availability/offer.ts";
import type { ReminderRule } from "./reminders.ts";

export type LocationKind = "in_person" | "phone" | "link" | "custom";

export interface Location {
  kind: LocationKind;
  value: string;
}

/** The event type as it was when an appointment was made: later edits don't touch it. Durations and buffers in minutes. */
export interface AppointmentSettings {
  title: string;
  ink: string;
  location: Location;
  bufferBefore: number;
  bufferAfter: number;
  /** Minutes before the start until which an invitee may move or cancel. */
  changeNotice: number;
  price: string;
  questions: Question[];
  /** What is sent by itself; none in what was kept from before there were any. */
  reminders?: readonly ReminderRule[];
  /** How many guests an invitee may bring along; absent in appointments from before there were any. */
  maxGuests?: number | undefined;
}

export type Question = { id: string; label: string; help?: string | undefined; required: boolean } & (
  | { kind: "text" | "long_text" | "phone" | "checkbox" }
  | { kind: "choice" | "several"; options: string[] }
);

/**
 * The rules of an event type, kept and passed on whole: a new rule is a field here, its schema in the contract, and the
 * file that decides by it. Minutes.
 */
export interface EventTypeRules extends Omit<OfferRules, "duration"> {
  /** Minutes before the start until which an invitee may move or cancel. */
  changeNotice: number;
}

/** What decides a claim besides the hosts' calendars: the event type of this moment. Minutes. */
export interface EventTypeSettings extends AppointmentSettings, EventTypeRules {
  durations: number[];
  paused: boolean;
  deleted: boolean;
}

/** The part of the settings that an appointment keeps. */
export function appointmentSettings(from: AppointmentSettings): AppointmentSettings {
  const { title, ink, location, bufferBefore, bufferAfter, changeNotice, price, questions, reminders = [] } = from;
  const guests = from.maxGuests === undefined ? {} : { maxGuests: from.maxGuests };
  return { title, ink, location, bufferBefore, bufferAfter, changeNotice, price, questions, reminders, ...guests };
}
