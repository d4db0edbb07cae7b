import type { EventTypeDraft } from "../draft/event-type-fields.ts";

/** What each part of the form is given. */
export interface FormPart {
  draft: EventTypeDraft;
  /** Sentences by dotted path. */
  problems: Record<string, string>;
  change(part: Partial<EventTypeDraft>): void;
}
