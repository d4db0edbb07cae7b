import type { AuditEntry } from "@daybook/contract/audit-log";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { formatDay, formatPlainDate } from "../../../time/format.ts";
import { useAccount } from "../../frame/use-account.ts";
import { EntryLine } from "./entry-line.tsx";
import css from "./log.module.css";

/** Entries by the day on which they were written, the newest first. */
export function LogDays({ entries }: { entries: readonly AuditEntry[] }) {
  const { timezone } = useAccount();
  const days = Map.groupBy(entries, ({ at }) => dateIn(timezone, at));
  return [...days].map(([date, those]) => (
    <section key={date} className={css.day}>
      <h2 className={css.date}>
        <span className="sr">{formatPlainDate(date, "full")}</span>
        <b aria-hidden="true">{formatDay(date)}</b>
        <span aria-hidden="true">{formatPlainDate(date, "weekday")}</span>
        <span aria-hidden="true" className="quiet">
          {formatPlainDate(date, "month")}
        </span>
      </h2>
      <ol className={css.entries}>
        {those.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ));
}
