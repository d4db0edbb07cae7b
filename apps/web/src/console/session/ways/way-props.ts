import type { Account } from "@daybook/contract/accounts";

export interface WayProps {
  /** Where one goes once in: a path of the console. */
  next?: string;
  /** What was typed as one's address so far, if anything. */
  email?: string;
  onSignedIn(account: Account): void;
}
