import { signingKeys } from "../src/runtime/signing-keys.ts";
import { mintCapability } from "../src/tokens/capability.ts";
import { type ChatWorld, makeChannels, withDelivery } from "./chat-samples.ts";
import { askDatabase, settled } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  type Host,
  makePage,
  makeSchedule,
  manageToken,
  type Page,
  slotsOf,
  TEST_KEYS,
} from "./daybook.ts";
import { type FactorWorld, makeFactors } from "./factor-samples.ts";
import { confirmationOf, type MailWorld } from "./mail-samples.ts";
import { makeExport, type OwnDataWorld } from "./own-data-samples.ts";
import { makeIdentities, type ProviderWorld } from "./provider-samples.ts";
import { makeSessions, type SessionWorld } from "./session-samples.ts";
import { type WayInWorld, waysIn } from "./ways-in-samples.ts";

/** One account with one of everything. */
export interface World
  extends ChatWorld,
    FactorWorld,
    MailWorld,
    OwnDataWorld,
    ProviderWorld,
    SessionWorld,
    WayInWorld {
  host: Host;
  page: Page;
  /** Two bookings: one for the host to change, one whose invitee has the manage link. */
  bookingId: string;
  managedId: string;
  /** A guest of each. */
  guestId: string;
  managedGuestId: string;
  spareScheduleId: string;
  deletedId: string;
  orderVersion: number;
  feedId: string;
  feedFile: string;
  webhookId: string;
  webhookDeliveryId: string;
  apiKeyId: string;
  /** A mail that failed. */
  deadLetterId: string;
  manage: string;
  /** The link that ends the host's digest. */
  unsubscribe: string;
  hold: string;
  /** Free times of the page. */
  free: string[];
}

async function deadLetter(daybook: Daybook, bookingId: string): Promise<string> {
  await settled(daybook);
  const [row] = await askDatabase(
    daybook,
    `UPDATE deliveries d SET state = 'failed', last_error = '422 validation_error: to' FROM events e
      WHERE e.id = d.event_id AND e.subject_id = $1 AND d.target = 'invitee' RETURNING d.id`,
    [bookingId],
  );
  return String(row?.id);
}

export async function makeWorld(daybook: Daybook, host: Host): Promise<World> {
  const page = await makePage(daybook, host);
  const deleted = await makePage(daybook, host, { scheduleId: page.scheduleId });
  await daybook.call("DELETE", `/v1/event-types/${deleted.id}`, undefined, { token: host.token });
  const order = await daybook.call("GET", "/v1/event-type-order", undefined, { token: host.token });
  const slots = await slotsOf(daybook, page);
  // Nobody listens there, and nothing is sent: it is paused.
  const webhook = await daybook.call(
    "POST",
    "/v1/webhooks",
    { url: "http://127.0.0.1:9/hook", events: ["booking.created"] },
    { token: host.token },
  );
  await daybook.call(
    "PATCH",
    `/v1/webhooks/${webhook.json.id}`,
    { active: false },
    { token: host.token, headers: { "if-match": "*" } },
  );
  const channels = await makeChannels(daybook, host);
  const along = { guests: [{ email: "along@example.com", name: "Al Ong" }] };
  const booked = await book(daybook, page, at(slots, 0), along);
  const managed = await book(daybook, page, at(slots, 2), along);
  const held = await daybook.call("POST", `${page.path}/holds`, { start: at(slots, 4) });
  const feed = await daybook.call("POST", "/v1/feeds", { name: "Phone" }, { token: host.token });
  const wanted = { name: "CRM", scopes: ["read"], expiresInDays: null };
  const apiKey = await daybook.call("POST", "/v1/api-keys", wanted, { token: host.token });
  return {
    host,
    page,
    bookingId: booked.json.id,
    managedId: managed.json.id,
    guestId: booked.json.guests[0].id,
    managedGuestId: managed.json.guests[0].id,
    spareScheduleId: await makeSchedule(daybook, host),
    deletedId: deleted.id,
    orderVersion: order.json.version,
    feedId: feed.json.id,
    feedFile: feed.json.url.split("/calendar/")[1],
    webhookId: webhook.json.id,
    deadLetterId: await deadLetter(daybook, booked.json.id),
    webhookDeliveryId: (
      await daybook.call("GET", `/v1/webhooks/${webhook.json.id}/deliveries`, undefined, { token: host.token })
    ).json.items[0].id,
    apiKeyId: apiKey.json.id,
    ...(await makeFactors(daybook, host)),
    ...(await makeSessions(daybook, host)),
    exportId: await makeExport(daybook, host),
    ...(await withDelivery(daybook, host, channels)),
    ...(await makeIdentities(daybook, host)),
    manage: manageToken(managed),
    unsubscribe: await mintCapability(signingKeys(TEST_KEYS), "unsubscribe", [host.id], 0),
    hold: held.json.id,
    ...(await confirmationOf(daybook, managed)),
    ...(await waysIn(daybook, host)),
    free: slots.slice(6).map((slot) => slot.start),
  };
}
