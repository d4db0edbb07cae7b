import type { BookingPage } from "@daybook/contract/pages";
import type { Address } from "../../api/pages.ts";
import type { TimesSource } from "../../picker/times-source.ts";
import type { HoldDesk } from "../hold.ts";
import type { UrlState } from "../url-state.ts";
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
  url: UrlState;
  onBooked(): void;
  /** The server refuses the page itself: what is known of it is old. */
  onClosed(): void;
}

/** The form's own: what is written into it. */
export interface FormProps extends DetailsStepProps {
  draft: Draft;
  onDraft(draft: Draft): void;
}
