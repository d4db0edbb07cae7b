import { askDatabase } from "./database-dump.ts";
import { type Daybook, type Host, makePage, type Page, signUp, unique } from "./daybook.ts";
import { deskOf } from "./faults.ts";

export type Role = "fixed" | "rotating" | "optional";
export interface Member {
  host: Host;
  hostId: string;
  /** Their own page, with the same hours. */
  page: Page;
}

const ALL_DAY = { timezone: "UTC", hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }] };

/** Somebody with a page of their own, open all day. */
export async function makeMember(daybook: Daybook): Promise<Member> {
  const host = await signUp(daybook, "UTC");
  const page = await makePage(daybook, host, {}, ALL_DAY);
  return { host, page, hostId: await deskOf(daybook, host) };
}

/** A team's page that books these people, put into the database: there is no call for it yet. */
export async function makeTeamPage(daybook: Daybook, members: readonly [Member, Role][]): Promise<Page> {
  const [handle, slug] = [unique("t"), unique("e")];
  const [teamId, eventTypeId] = [crypto.randomUUID(), crypto.randomUUID()];
  const ask = (text: string, values: unknown[]) => askDatabase(daybook, text, values);
  await ask("INSERT INTO teams (id, name, created_at) VALUES ($1, 'The team', now())", [teamId]);
  await ask("INSERT INTO handles (handle, kind, owner_id, created_at) VALUES ($1, 'team', $2, now())", [
    handle,
    teamId,
  ]);
  await ask(
    `INSERT INTO event_types (id, team_id, slug, title, description, durations, rules, location, questions, ink, created_at)
     SELECT $1, $2, $3, 'Together', '', durations, rules, location, questions, ink, now() FROM event_types WHERE id = $4`,
    [eventTypeId, teamId, slug, members[0]?.[0].page.id],
  );
  for (const [member, role] of members)
    await ask("INSERT INTO event_type_hosts (event_type_id, host_id, schedule_id, role) VALUES ($1, $2, $3, $4)", [
      eventTypeId,
      member.hostId,
      member.page.scheduleId,
      role,
    ]);
  await ask("INSERT INTO pages (id, handle, slug, kind, target_id) VALUES ($1, $2, $3, 'event_type', $4)", [
    crypto.randomUUID(),
    handle,
    slug,
    eventTypeId,
  ]);
  const [first] = members;
  if (!first) throw new Error("A team page needs somebody");
  return {
    id: eventTypeId,
    slug,
    scheduleId: first[0].page.scheduleId,
    path: `/v1/pages/${handle}/${slug}`,
    host: first[0].host,
  };
}
