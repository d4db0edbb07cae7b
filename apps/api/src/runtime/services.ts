import type { Connect } from "@daybook/db/connection";
import type { PublicOf } from "@daybook/db/pages";
import type { SystemScope } from "@daybook/db/scopes";
import { uuidv7 } from "uuidv7";
import type { SigningKeys } from "./signing-keys.ts";

/** What a use-case needs from outside. Everything in it works in workerd and in Node alike. */
export interface Services {
  connect: Connect;
  /** Epoch milliseconds. */
  now(): number;
  newId(): string;
  keys: SigningKeys;
  /** Until when Workers of the version before may still answer, epoch ms. */
  replacesUntil?: number;
  /** The address that Daybook's mails come from. */
  mailFrom: string;
  /** Whose pages are public. */
  publicPages?: PublicOf;
  /** Where calendars' answers to invitations are taken, if anywhere. */
  inboundAddress?: string | undefined;
  /**
   * Makes sure that someone will look for what a change leaves, should the wake-up after its COMMIT be lost. Asked before
   * the change locks anything. Throws `overloaded` when nobody would look.
   */
  armClock(): Promise<void>;
}

/** A UUIDv7 (RFC 9562): ids made later sort later, within a millisecond too. */
export const newId = (): string => uuidv7();

/** Work of Daybook itself: the one place where this scope is made. */
export const system = { system: true } as SystemScope;
