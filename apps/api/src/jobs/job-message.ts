/** Work that may take long, in the queue `jobs`. */
export interface JobMessage {
  job: string;
}
