import { askDatabase } from "./database-dump.ts";
import { type Answer, book, type Daybook, type Page } from "./daybook.ts";

/** How many answers had which status. */
export function counts(answers: readonly { status: number }[]): Record<number, number> {
  const found: Record<number, number> = {};
  for (const { status } of answers) found[status] = (found[status] ?? 0) + 1;
  return found;
}

/** So many calls at once. */
export const parallel = <T>(count: number, call: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => call(index)));

export const stampede = (daybook: Daybook, page: Page, start: string, count = 100): Promise<Answer[]> =>
  parallel(count, () => book(daybook, page, start));

export const minutesAfter = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString().replace(".000Z", "Z");

/** Pairs of occupying appointments of one host that overlap, as Postgres sees them, on one day or ever. There must be none. */
export async function overlaps(daybook: Daybook, day: string | null = null): Promise<Record<string, unknown>[]> {
  return askDatabase(
    daybook,
    `SELECT a.appointment_id, b.appointment_id AS other FROM appointment_hosts a
       JOIN appointment_hosts b ON b.host_id = a.host_id AND b.appointment_id > a.appointment_id AND a.during && b.during
      WHERE a.occupying AND b.occupying AND ($1::date IS NULL OR a.during && tstzrange($1::date, $1::date + 1))`,
    [day],
  );
}

/**
 * Counts the claim transactions that begin, in Postgres itself: each takes its key first, and a sequence doesn't roll
 * back with them.
 */
export async function countClaimTransactions(daybook: Daybook): Promise<() => Promise<number>> {
  await askDatabase(daybook, "CREATE SEQUENCE claim_transactions");
  await askDatabase(
    daybook,
    `CREATE FUNCTION count_claim() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN IF NEW.scope LIKE 'book:%' THEN PERFORM nextval('claim_transactions'); END IF; RETURN NEW; END $$`,
  );
  await askDatabase(
    daybook,
    "CREATE TRIGGER count_claims BEFORE INSERT ON idempotency_keys FOR EACH ROW EXECUTE FUNCTION count_claim()",
  );
  return async () => {
    const [row] = await askDatabase(
      daybook,
      "SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS count FROM claim_transactions",
    );
    return Number(row?.count);
  };
}
