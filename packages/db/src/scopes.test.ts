import { readdirSync } from "node:fs";
import { expect, expectTypeOf, it } from "vitest";
import * as accountDeliveries from "./account-deliveries.ts";
import * as accounts from "./accounts.ts";
import * as apiKeys from "./api-keys.ts";
import * as auditList from "./audit-list.ts";
import * as auditLog from "./audit-log.ts";
import * as bookingList from "./booking-list.ts";
import * as bookingReplies from "./booking-replies.ts";
import * as bookingWrites from "./booking-writes.ts";
import * as bookings from "./bookings.ts";
import * as chatChannels from "./chat-channels.ts";
import * as closing from "./closing.ts";
import type { Database } from "./connection.ts";
import * as connection from "./connection.ts";
import * as contacts from "./contacts.ts";
import * as corked from "./corked.ts";
import * as credentials from "./credentials.ts";
import * as dataKeys from "./data-keys.ts";
import * as deliveries from "./deliveries.ts";
import * as deliveryEnds from "./delivery-ends.ts";
import * as deliveryLeases from "./delivery-leases.ts";
import * as deliveryMessages from "./delivery-messages.ts";
import * as deliveryReplays from "./delivery-replays.ts";
import * as digests from "./digests.ts";
import * as erasures from "./erasures.ts";
import * as eventTypeOrder from "./event-type-order.ts";
import * as eventTypes from "./event-types.ts";
import * as events from "./events.ts";
import * as exportRows from "./export-rows.ts";
import * as exportJobs from "./exports.ts";
import * as failures from "./failures.ts";
import * as feeds from "./feeds.ts";
import * as forgetting from "./forgetting.ts";
import * as formerSecrets from "./former-secrets.ts";
import * as guestNames from "./guest-names.ts";
import * as hostNames from "./host-names.ts";
import * as hosts from "./hosts.ts";
import * as idempotency from "./idempotency.ts";
import * as identities from "./identities.ts";
import * as inviteeWrites from "./invitee-writes.ts";
import * as literals from "./literals.ts";
import * as mailOutcomes from "./mail-outcomes.ts";
import * as mailSuppressions from "./mail-suppressions.ts";
import * as mailedLinks from "./mailed-links.ts";
import * as offerInputs from "./offer-inputs.ts";
import * as pages from "./pages.ts";
import * as passkeys from "./passkeys.ts";
import * as pendingSignIns from "./pending-sign-ins.ts";
import * as providerFlows from "./provider-flows.ts";
import * as receiverDeliveries from "./receiver-deliveries.ts";
import * as receiverPauses from "./receiver-pauses.ts";
import * as reminderOptOuts from "./reminder-opt-outs.ts";
import * as retention from "./retention.ts";
import * as schedules from "./schedules.ts";
import type { OwnerId, Scope, SystemScope } from "./scopes.ts";
import * as scopes from "./scopes.ts";
import * as sealedRows from "./sealed-rows.ts";
import * as secondFactors from "./second-factors.ts";
import * as sessionFamilies from "./session-families.ts";
import * as sessions from "./sessions.ts";
import * as signInWaits from "./sign-in-waits.ts";
import * as sqlValues from "./sql-values.ts";
import * as standingBookings from "./standing-bookings.ts";
import * as subjectEvents from "./subject-events.ts";
import * as testMails from "./test-mails.ts";
import * as transaction from "./transaction.ts";
import * as unsubscriptions from "./unsubscriptions.ts";
import * as webhooks from "./webhooks.ts";

const modules = {
  "account-deliveries": accountDeliveries,
  accounts,
  "api-keys": apiKeys,
  "audit-list": auditList,
  "audit-log": auditLog,
  "booking-list": bookingList,
  "booking-replies": bookingReplies,
  "booking-writes": bookingWrites,
  bookings,
  "chat-channels": chatChannels,
  connection,
  contacts,
  corked,
  "data-keys": dataKeys,
  credentials,
  deliveries,
  "delivery-ends": deliveryEnds,
  "delivery-leases": deliveryLeases,
  digests,
  "delivery-replays": deliveryReplays,
  "delivery-messages": deliveryMessages,
  "event-type-order": eventTypeOrder,
  "event-types": eventTypes,
  events,
  failures,
  feeds,
  "guest-names": guestNames,
  "former-secrets": formerSecrets,
  "host-names": hostNames,
  hosts,
  idempotency,
  identities,
  "invitee-writes": inviteeWrites,
  literals,
  "mail-outcomes": mailOutcomes,
  "mail-suppressions": mailSuppressions,
  "mailed-links": mailedLinks,
  "offer-inputs": offerInputs,
  pages,
  passkeys,
  "pending-sign-ins": pendingSignIns,
  "provider-flows": providerFlows,
  "reminder-opt-outs": reminderOptOuts,
  "receiver-deliveries": receiverDeliveries,
  "receiver-pauses": receiverPauses,
  closing,
  erasures,
  "export-rows": exportRows,
  exports: exportJobs,
  forgetting,
  retention,
  schedules,
  scopes,
  "second-factors": secondFactors,
  "sealed-rows": sealedRows,
  "sign-in-waits": signInWaits,
  "session-families": sessionFamilies,
  sessions,
  "sql-values": sqlValues,
  "standing-bookings": standingBookings,
  "subject-events": subjectEvents,
  "test-mails": testMails,
  transaction,
  unsubscriptions,
  webhooks,
};

/** Whether one of a function's arguments is a database; what is `unknown` is none. */
type AsksDatabase<Args extends readonly unknown[]> = true extends {
  [I in keyof Args]: unknown extends Args[I] ? false : Database extends Args[I] ? true : false;
}[number]
  ? true
  : false;

/** A function that asks a database in nobody's name. */
type IsUnscoped<F> = F extends (...args: infer Args) => unknown
  ? AsksDatabase<Args> extends true
    ? Args[0] extends Scope
      ? false
      : true
    : false
  : false;

/** The names of a module's functions that ask a database without a scope. */
type Unscoped<M> = { [K in keyof M]: IsUnscoped<M[K]> extends true ? K : never }[keyof M];
type Everywhere<All> = { [M in keyof All]: Unscoped<All[M]> }[keyof All];

it("every function that asks the database asks for a scope first; the compiler names those that don't", () => {
  expectTypeOf<Everywhere<typeof modules>>().toBeNever();
});

it("the compiler tells a scope from an id, and finds a database wherever it stands", () => {
  expectTypeOf<IsUnscoped<(owner: OwnerId, db: Database) => void>>().toEqualTypeOf<false>();
  expectTypeOf<IsUnscoped<(scope: OwnerId | SystemScope, db: Database, id: string) => void>>().toEqualTypeOf<false>();
  expectTypeOf<IsUnscoped<(owner: string, db: Database) => void>>().toEqualTypeOf<true>();
  expectTypeOf<IsUnscoped<(owner: OwnerId | string, db: Database) => void>>().toEqualTypeOf<true>();
  expectTypeOf<IsUnscoped<(owner: OwnerId | undefined, db: Database) => void>>().toEqualTypeOf<true>();
  expectTypeOf<IsUnscoped<(db: Database, owner: OwnerId) => void>>().toEqualTypeOf<true>();
  expectTypeOf<IsUnscoped<(id: string, db?: Database) => void>>().toEqualTypeOf<true>();
  expectTypeOf<IsUnscoped<(error: unknown) => boolean>>().toEqualTypeOf<false>();
});

it("no module is left out of this", () => {
  const files = readdirSync(new URL(".", import.meta.url))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.replace(/\.ts$/, ""));
  expect(Object.keys(modules).sort()).toEqual(files.sort());
});

it("a scope of no known kind is refused, not taken for Daybook itself", async () => {
  const none = {} as SystemScope;
  const key = { scope: "book:somebody", key: "a key", bodyHash: "" };
  for (const asked of [
    () => bookings.within(none),
    () => offerInputs.offerInputsQuery(none, "an event type", 0, 1),
    () => idempotency.takeKeyAndLockHosts(none, null, ["a host"], 0),
    () => idempotency.takeKeyAndLockHosts(none, key, ["a host"], 0),
  ])
    expect(asked).toThrow("no known kind");
  await expect(idempotency.takeKey(none, {} as Database, key, 0)).rejects.toThrow("no known kind");
});
