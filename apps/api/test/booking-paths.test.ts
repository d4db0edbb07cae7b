import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allOperations } from "@daybook/contract/all-operations";
import { chatEvents } from "@daybook/contract/chat-channels";
import { webhookEvents } from "@daybook/contract/webhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookingPaths, otherWrites, type Stage, type Transition } from "./booking-paths.ts";
import { askDatabase } from "./database-dump.ts";
import { at, type Daybook, day, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { inviteePaths } from "./invitee-paths.ts";
import { makeMember, makeTeamPage } from "./team-page.ts";
import { type Receiver, startReceiver } from "./webhook-receiver.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** An hour before, and a day after: both are ahead of every time that is booked here. */
const reminders = [
  { minutes: 60, when: "before_start", to: "both", by: "mail" },
  { minutes: 1_440, when: "after_end", to: "both", by: "mail" },
];

let daybook: Daybook;
let receiver: Receiver;
let stage: Stage;
/** The rooms that hear of all event types, and of this page's alone; one hears of another's. */
const rooms = { all: "", ofPage: "" };
/** The webhooks of the host: one for all that happens, one for cancellations, one that is paused. */
const hooks = { all: "", cancelled: "", paused: "" };

beforeAll(async () => {
  daybook = await startDaybook();
  receiver = await startReceiver();
  const host = await signUp(daybook, "UTC");
  const [first, second] = [await makeMember(daybook), await makeMember(daybook)];
  const together = await makeTeamPage(daybook, [
    [first, "fixed"],
    [second, "fixed"],
  ]);
  const page = await makePage(daybook, host, { reminders }, { timezone: "UTC" });
  // A team's page is put into the database, as its first member's is.
  await askDatabase(daybook, "UPDATE event_types SET reminders = $2::jsonb WHERE id = $1", [
    together.id,
    JSON.stringify(reminders),
  ]);
  const taken = new Map<Page, number>();
  let nights = 0;
  stage = {
    daybook,
    host,
    page,
    together,
    async free(on = page) {
      const next = taken.get(on) ?? 0;
      taken.set(on, next + 1);
      return at(await slotsOf(daybook, on, day(2), day(9)), next);
    },
    unoffered: () => `${day(10 + nights++)}T03:00:00Z`,
  };
  const call = (method: string, path: string, body?: unknown, token = host.token) =>
    daybook.call(method, path, body, { token, headers: { "if-match": "*" } });
  const hook = async (events: readonly string[], token = host.token): Promise<string> =>
    (await call("POST", "/v1/webhooks", { url: receiver.url, events }, token)).json.id;
  hooks.all = await hook(webhookEvents);
  hooks.cancelled = await hook(["booking.cancelled"]);
  hooks.paused = await hook(webhookEvents);
  await call("PATCH", `/v1/webhooks/${hooks.paused}`, { active: false });
  await call("DELETE", `/v1/webhooks/${await hook(webhookEvents)}`);
  await hook(webhookEvents, (await signUp(daybook)).token);
  const room = async (eventTypeIds: string[]): Promise<string> => {
    const body = { kind: "slack", name: "Room", url: `${receiver.url}/room`, events: chatEvents, eventTypeIds };
    return (await call("POST", "/v1/chat-channels", body)).json.id;
  };
  rooms.all = await room([]);
  rooms.ofPage = await room([page.id]);
  await room([(await makePage(daybook, host)).id]);
});
afterAll(async () => {
  await daybook?.close();
  await receiver?.close();
});

const eventsOf = (bookingId: string) =>
  askDatabase(
    daybook,
    "SELECT id, kind, sequence, actor, before, after FROM events WHERE subject_kind = 'booking' AND subject_id = $1 ORDER BY sequence",
    [bookingId],
  );
const deliveriesOf = (eventId: unknown) =>
  askDatabase(daybook, "SELECT sink, target, state FROM deliveries WHERE event_id = $1 AND about = ''", [eventId]);
/** All that waits for a booking's time, by whichever of its events, as it is due. */
const remindersOf = async (bookingId: string) =>
  (
    await askDatabase(
      daybook,
      `SELECT d.about || ' ' || d.target || ' ' || extract(epoch FROM d.due_at) * 1000 AS told FROM deliveries d JOIN events e ON e.id = d.event_id
        WHERE e.subject_id = $1 AND d.about <> '' AND d.state = 'waiting'`,
      [bookingId],
    )
  )
    .map(({ told }) => String(told).replace(/\.0+$/, ""))
    .sort();

/** A booking as its row has it, in the words of an event. */
async function standing(bookingId: string) {
  const [row] = await askDatabase(
    daybook,
    `SELECT b.state, extract(epoch FROM a.starts_at) * 1000 AS start, extract(epoch FROM a.ends_at) * 1000 AS end, b.calendar_sequence AS sequence,
        ARRAY(SELECT host_id::text FROM appointment_hosts o WHERE o.appointment_id = a.id) AS hosts, coalesce(b.cancel_reason, '') AS reason
       FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE b.id = $1`,
    [bookingId],
  );
  if (!row) throw new Error("There is no such booking");
  return { ...row, start: Number(row.start), end: Number(row.end), hosts: (row.hosts as string[]).sort() };
}
type Standing = Awaited<ReturnType<typeof standing>>;
interface Along {
  guestIds?: string[];
}
/** The guests of a booking as their rows have them. */
async function along(bookingId: string): Promise<string[]> {
  const rows = await askDatabase(
    daybook,
    "SELECT id FROM booking_guests WHERE booking_id = $1 AND removed_at IS NULL ORDER BY id",
    [bookingId],
  );
  return rows.map(({ id }) => String(id));
}
const told = (snapshot: unknown) => {
  const { state, start, end, sequence, hostIds, reason } = snapshot as Record<string, unknown>;
  return { state, start, end, sequence, hosts: [...(hostIds as string[])].sort(), reason };
};

/** What an event of a booking with these hosts has to ask for. */
function wanted(writes: NonNullable<Transition["writes"]>, hostIds: string[], told: string[]): string[] {
  const targets = { invitee: ["invitee"], host: hostIds.map((id) => `host:${id}`) };
  const isTeams = writes.hosts !== undefined;
  const isChatted = (chatEvents as readonly string[]).includes(writes.kind);
  return [
    ...writes.mails.flatMap((to) => targets[to].map((target) => `mail ${target}`)),
    ...told.map((id) => `mail guest:${id}`),
    ...(writes.timeless ? [] : hostIds.map((id) => `push ${id}`)),
    // A team has no webhooks of its own yet, and no webhook is told of what touches nobody's time.
    ...(isTeams || writes.timeless ? [] : [`webhook ${hooks.all}`, `webhook ${hooks.paused} paused`]),
    ...(!isTeams && writes.kind === "booking.cancelled" ? [`webhook ${hooks.cancelled}`] : []),
    ...(isTeams || !isChatted ? [] : [`chat ${rooms.all}`, `chat ${rooms.ofPage}`]),
  ].sort();
}

/** What has to wait for a booking of these hosts. */
function wantedReminders(reminds: NonNullable<Transition["writes"]>["reminds"], now: Standing): string[] {
  const targets = { invitee: ["invitee"], host: now.hosts.map((id) => `host:${id}`) };
  return reminds
    .flatMap((to) => targets[to])
    .flatMap((target) => [
      `reminder:60 ${target} ${now.start - 3_600_000}`,
      `follow_up:1440 ${target} ${now.end + 86_400_000}`,
    ])
    .sort();
}

const allPaths = { ...bookingPaths, ...inviteePaths };
const ways = Object.entries(allPaths).flatMap(([path, transitions]) =>
  transitions.map((transition): [string, string, Transition] => [path, transition.name, transition]),
);

describe("a change of a booking writes one event, and what has to become of it", () => {
  it.each(ways)("%s: %s", async (_, __, { before, act, writes }) => {
    const booked = await before?.(stage);
    const was = booked ? await standing(booked.json.id) : null;
    const known = booked ? (await eventsOf(booked.json.id)).length : 0;
    const answer = await act(stage, booked ?? { status: 0, headers: new Headers(), text: "", json: undefined });
    expect(answer.status, answer.text).toBeLessThan(300);
    const id = booked?.json.id ?? answer.json.id;
    const written = (await eventsOf(id)).slice(known);
    expect(written).toHaveLength(writes ? 1 : 0);
    const [event] = written;
    if (!writes || !event) return;
    const now = await standing(id);
    expect(await remindersOf(id)).toEqual(wantedReminders(writes.reminds, now));
    expect(event).toMatchObject({ kind: writes.kind, sequence: writes.sequence, actor: writes.actor });
    expect(told(event.after)).toEqual(now);
    expect(event.before && told(event.before)).toEqual(was);
    expect(now.hosts).toHaveLength(writes.hosts ?? 1);
    const asked = (await deliveriesOf(event.id)).map(
      ({ sink, target, state }) => `${sink} ${target}${state === "paused" ? " paused" : ""}`,
    );
    const [were, are] = [event.before, event.after].map((one) => ((one as Along | null)?.guestIds ?? []).toSorted());
    expect(are).toEqual(await along(id));
    expect(are).toHaveLength(writes.along ?? 0);
    const changed = [...new Set([...(were ?? []), ...(are ?? [])])].filter(
      (one) => !(were?.includes(one) && are?.includes(one)),
    );
    const toGuests =
      writes.guests === undefined ? [] : writes.kind === "booking.guests_changed" ? changed : (are ?? []);
    expect(toGuests).toHaveLength(writes.guests ?? 0);
    expect(asked.sort()).toEqual(wanted(writes, now.hosts, toGuests));
  });

  it("and each delivery is carried out once, a booking's in their order", async () => {
    const open = "SELECT sink, target, last_error FROM deliveries WHERE state NOT IN ('done', 'paused') AND about = ''";
    await eventually(() => askDatabase(daybook, open)).toEqual([]);
    expect(await askDatabase(daybook, "SELECT 1 FROM deliveries WHERE attempts > 1")).toEqual([]);
    const sent = await askDatabase(
      daybook,
      "SELECT event_id FROM deliveries WHERE sink = 'webhook' AND state = 'done'",
    );
    const hooked = receiver.received.filter(({ path }) => path === "/hook");
    const ids = hooked.map(({ json }) => json.id);
    expect(ids.sort()).toEqual(sent.map(({ event_id }) => event_id).sort());
    const last = new Map<string, number>();
    for (const { json } of hooked) {
      const { id } = json.data.booking;
      expect(json.sequence).toBeGreaterThanOrEqual(last.get(id) ?? 0);
      last.set(id, json.sequence);
    }
    const [posted] = await askDatabase(
      daybook,
      "SELECT count(*)::int AS count FROM deliveries WHERE sink = 'chat' AND state = 'done'",
    );
    expect(receiver.received).toHaveLength(hooked.length + Number(posted?.count));
  });
});

describe("no way to change a booking is left out", () => {
  it("every call that writes is among the ways, or among those that touch no booking", () => {
    const writing = Object.keys(allOperations).filter((name) => !name.startsWith("GET "));
    expect([...Object.keys(allPaths), ...otherWrites].sort()).toEqual(writing.sort());
  });

  it("every call that may change bookings is among the ways", () => {
    const changing = Object.entries(allOperations).flatMap(([name, { access }]) => {
      const scope = "scope" in access ? access.scope : undefined;
      const isManaging = access.as === "capability" && access.purpose === "manage";
      // It forgets people of a booking that is over, and changes nothing of it.
      if (name.startsWith("GET ") || name.endsWith("/erasure")) return [];
      return scope === "bookings:write" || isManaging ? [name] : [];
    });
    expect(Object.keys(allPaths)).toEqual(expect.arrayContaining(changing));
  });

  it("bookings are written by five use-cases, and events by one function", () => {
    const sources = ["apps/api/src", "packages/db/src"].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
        .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), "utf8") })),
    );
    const those = (pattern: RegExp) => sources.flatMap(({ name, text }) => (pattern.test(text) ? [name] : [])).sort();
    expect(
      those(/(INSERT INTO|UPDATE|DELETE FROM) (bookings|booking_guests|appointments|appointment_hosts)\b/),
    ).toEqual([
      "packages/db/src/booking-writes.ts",
      // Bookings that go with their account, and that forget people.
      "packages/db/src/erasures.ts",
      "packages/db/src/forgetting.ts",
      // The invitee's address alone.
      "packages/db/src/invitee-writes.ts",
    ]);
    expect(those(/\b(insert|update|delete)\((bookings|bookingGuests|appointments|appointmentHosts)\)/)).toEqual([]);
    expect(those(/from "@daybook\/db\/booking-writes"/)).toEqual(
      ["cancel", "claim", "guests", "move"].map((act) => `apps/api/src/booking-changes/commit-${act}.ts`),
    );
    // The second tells the owner of a webhook that it was paused, where its last attempt ends.
    expect(those(/INSERT INTO events \(/)).toEqual(["packages/db/src/delivery-ends.ts", "packages/db/src/events.ts"]);
  });
});
