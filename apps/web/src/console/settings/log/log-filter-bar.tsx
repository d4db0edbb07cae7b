import { auditGroups, auditWho } from "@daybook/contract/audit-acts";
import { SelectField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { FindName } from "./find-name.tsx";
import { type LogSearch, logSpans } from "./log-filter.ts";

interface LogFilterBarProps {
  search: LogSearch;
  onChange(search: LogSearch): void;
}

/** What is left out of the address is everything. */
function withPart<K extends keyof LogSearch>(search: LogSearch, part: K, value: LogSearch[K] | undefined): LogSearch {
  const { [part]: _, ...rest } = search;
  return value === undefined ? rest : { ...rest, [part]: value };
}

export function LogFilterBar({ search, onChange }: LogFilterBarProps) {
  const choose = <K extends "span" | "who" | "group">(part: K, all: readonly NonNullable<LogSearch[K]>[]) => ({
    quiet: true,
    controlSize: "sm" as const,
    value: search[part] ?? "",
    onChange: (event: { target: { value: string } }) =>
      onChange(
        withPart(
          search,
          part,
          all.find((one) => one === event.target.value),
        ),
      ),
  });
  return (
    <>
      <SelectField label={t("log.filter.when")} {...choose("span", logSpans)}>
        {["", ...logSpans].map((span) => (
          <option key={span} value={span}>
            {t("log.filter.span", { span })}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("log.filter.who")} {...choose("who", auditWho)}>
        {["", ...auditWho].map((who) => (
          <option key={who} value={who}>
            {t("log.filter.whoIs", { who })}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("log.filter.what")} {...choose("group", auditGroups)}>
        {["", ...auditGroups].map((group) => (
          <option key={group} value={group}>
            {t("log.filter.group", { group })}
          </option>
        ))}
      </SelectField>
      <FindName asked={search.q ?? ""} onFind={(q) => onChange(withPart(search, "q", q || undefined))} />
    </>
  );
}
