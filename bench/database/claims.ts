import type { ClaimCommand } from "../../apps/api/src/booking-changes/commit-claim.ts";
import { newId, type Services } from "../../apps/api/src/runtime/services.ts";
import { signingKeys } from "../../apps/api/src/runtime/signing-keys.ts";
import { idOf, pageOf } from "./hosts.ts";

export const TOKEN_KEYS = `1:${Buffer.alloc(32, 7).toString("base64")}`;

/** The services of a use-case that runs in Node. */
export const nodeServices = (connect: Services["connect"]): Services => ({
  connect,
  now: () => Date.now(),
  newId,
  keys: signingKeys(TOKEN_KEYS),
  mailFrom: "daybook@localhost",
  armClock: async () => {},
});

/** A claim of host `n`'s time at `start`, epoch ms. */
export const claimOf = (n: number, start: number): ClaimCommand => ({
  page: pageOf(n),
  start,
  timezone: "Europe/Lisbon",
  invitee: { name: "In Vitee", email: "invitee@example.com" },
  answers: {},
  key: { scope: `book:${idOf(n)}`, key: crypto.randomUUID(), bodyHash: "-" },
  origin: "https://book.example",
  holds: {},
});
