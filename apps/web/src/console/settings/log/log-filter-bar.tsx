import { auditGroups, auditWho } from "@daybook/contract/audit-acts";
import { t } from "../../../words/words.ts";
import { FindName } from "./find-name.tsx";
import css from "./log.module.css";
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
    all: all as readonly string[],
    value: search[part] ?? "",
    onChoose: (value: string) =>
      onChange(
        withPart(
          search,
          part,
          all.find((one) => one === value),
        ),
      ),
  });
  return (
    <>
      <Choice
        label={t("log.filter.when")}
        words={(span) => t("log.filter.span", { span })}
        {...choose("span", logSpans)}
      />
      <Choice
        label={t("log.filter.who")}
        words={(who) => t("log.filter.whoIs", { who })}
        {...choose("who", auditWho)}
      />
      <Choice
        label={t("log.filter.what")}
        words={(group) => t("log.filter.group", { group })}
        {...choose("group", auditGroups)}
      />
      <FindName asked={search.q ?? ""} onFind={(q) => onChange(withPart(search, "q", q || undefined))} />
    </>
  );
}

interface ChoiceProps {
  label: string;
  all: readonly string[];
  /** Empty: all of them. */
  value: string;
  words(value: string): string;
  onChoose(value: string): void;
}

function Choice({ label, all, value, words, onChoose }: ChoiceProps) {
  return (
    <select
      className={`select ${css.choice}`}
      data-size="sm"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {["", ...all].map((one) => (
        <option key={one} value={one}>
          {words(one)}
        </option>
      ))}
    </select>
  );
}
