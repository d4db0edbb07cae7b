import type { BookingPage } from "@daybook/contract/pages";
import type { Address } from "../../api/pages.ts";
import type { TimesSource } from "../../picker/times-source.ts";
import type { HoldDesk } from "../hold.ts";
import type { Draft } from "./draft.ts";

/** It was paused, or is gone, while somebody was here. */
export type Closed = "paused" | "deleted";

export interface DetailsStepProps {
  page: BookingPage;
  /** Why it can't be booked any more, whatever the time. */
  closed: Closed | null;
  address: Address;
  source: TimesSource;
  zone: string;
  duration: number;
  /** Start of the chosen time. */
  start: string;
  hold: HoldDesk;
  draft: Draft;
  onDraft(draft: Draft): void;
  /** It is booked: what was written is no draft any more. */
  onBooked(): void;
  /** The server refuses the page itself: what is known of it is old. */
  onClosed(): void;
}
