export interface BookForDialogProps {
  onClose(): void;
  /** The instant to begin with, such as where the week was pressed; a time of today's is chosen in it otherwise. */
  at?: string | undefined;
  /** The date to begin with otherwise, such as that of the page it is opened from. */
  date?: string | undefined;
  /** The event type to begin with; the first that isn't paused otherwise. */
  eventTypeId?: string | undefined;
  /** What was booked, before the dialog closes. */
  onBooked?: ((id: string) => void) | undefined;
}
