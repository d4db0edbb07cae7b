/** The kinds of long work that this version knows; a message may carry one that it doesn't. */
export type JobName = "prune" | "digests" | "exports" | "erasures";

/** Work that may take long, in the queue `jobs`. */
export interface JobMessage {
  job: JobName;
}
