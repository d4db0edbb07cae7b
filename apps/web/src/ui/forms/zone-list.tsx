import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { formatTime } from "../../time/format.ts";
import type { Clock } from "../../time/locale.ts";
import { MINUTE } from "../../time/units.ts";
import { searchZones, type ZoneEntry, zoneEntries } from "../../time/zone-search.ts";
import { gmt } from "../../time/zones.ts";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import styles from "./zone-select.module.css";

interface ZoneListProps {
  value: string;
  first: readonly { zone: string; why: string }[];
  now: number;
  clock: Clock;
  label: string;
  onChoose(zone: string): void;
}

interface Group {
  title: string;
  options: (ZoneEntry & { why?: string })[];
}

function groupsOf(entries: readonly ZoneEntry[], typed: string, first: ZoneListProps["first"]): Group[] {
  const groups: Group[] = [];
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (typed.trim() === "") {
    const options = first.flatMap(({ zone, why }) => {
      const entry = byName.get(zone);
      return entry ? [{ ...entry, why }] : [];
    });
    if (options.length > 0) groups.push({ title: t("ui.zonesNear"), options });
  }
  // What fits best goes first, and its region with it.
  for (const entry of searchZones(entries, typed)) {
    const group = groups.find(({ title }) => title === entry.region);
    if (group) group.options.push(entry);
    else groups.push({ title: entry.region, options: [entry] });
  }
  return groups;
}

/** A combobox over all zones: the focus stays in the search, the arrow keys move through the list. */
export function ZoneList({ value, first, now, clock, label, onChoose }: ZoneListProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  // The offsets of the moment the list was opened; a minute more changes none that matters here.
  const [madeAt] = useState(now);
  const entries = useMemo(() => zoneEntries(madeAt), [madeAt]);
  const groups = useMemo(() => groupsOf(entries, typed, first), [entries, typed, first]);
  const flat = groups.flatMap(({ options }) => options);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => search.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const last = flat.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      PageDown: Math.min(active + 8, last),
      PageUp: Math.max(active - 8, 0),
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setActive(to);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = flat[active];
      if (chosen) onChoose(chosen.name);
    }
  };

  let index = -1;
  return (
    <>
      <div className={styles.search}>
        <input
          ref={search}
          className="input"
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 ? optionId(active) : undefined}
          aria-autocomplete="list"
          aria-label={t("ui.zoneSearch")}
          placeholder={t("ui.zoneSearchHint")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={label} ref={list} tabIndex={-1}>
        {groups.map(({ title, options }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups, and no fieldsets
          <div role="group" aria-label={title} key={title}>
            <div className={`label ${styles.group}`} aria-hidden="true">
              {title}
            </div>
            {options.map((option) => {
              index += 1;
              const own = index;
              return (
                <div
                  key={option.name}
                  id={optionId(own)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={option.name === value}
                  data-active={own === active || undefined}
                  className={styles.option}
                  onPointerMove={() => own !== active && setActive(own)}
                  onClick={() => onChoose(option.name)}
                  onKeyDown={undefined}
                >
                  <span className="trim">
                    {option.city} {option.why && <span className={styles.why}>{option.why}</span>}
                  </span>
                  <span className="num small">{formatTime(madeAt + option.offset * MINUTE, "UTC", clock)}</span>
                  <span className={`num small quiet ${styles.offset}`}>{gmt(option.offset)}</span>
                </div>
              );
            })}
          </div>
        ))}
        {flat.length === 0 && (
          <p className={styles.none}>
            <Trans id="ui.zonesNone" values={{ typed: <bdi>{typed.trim()}</bdi> }} />
          </p>
        )}
      </div>
    </>
  );
}
