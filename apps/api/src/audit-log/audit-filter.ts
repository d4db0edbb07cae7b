import { type AuditAct, type AuditGroup, type AuditWho, actsOf } from "@daybook/contract/audit-acts";
import type { AuditFilter } from "@daybook/db/audit-list";
import type { Database } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { bookingFilter } from "../bookings/booking-filter.ts";
import type { Services } from "../runtime/services.ts";

/** What was asked, as its schema has checked it. */
export interface AuditQuery {
  group?: AuditGroup | undefined;
  act?: AuditAct | undefined;
  who?: AuditWho | undefined;
  key?: string | undefined;
  subject?: string | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  timezone?: string | undefined;
}

/** Which entries are asked for; dates are the account's own where no zone is named, as in the list of bookings. */
export async function auditFilter(
  services: Services,
  owner: OwnerId,
  db: Database,
  { group, act, who, key, subject, ...query }: AuditQuery,
): Promise<AuditFilter> {
  const { q, from, to } = await bookingFilter(services, owner, db, query);
  const inGroup = group && actsOf(group);
  const acts = act === undefined ? inGroup : (inGroup ?? [act]).filter((one) => one === act);
  return { acts, who, key, subject, q, from, to };
}
