import type { SelectHTMLAttributes } from "react";
import { useClock } from "../time/clock.ts";
import { formatTime } from "../time/format.ts";
import { useNow } from "../time/now.ts";
import { cityOf, zoneEntries } from "../time/zones.ts";

interface ZoneSelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value" | "size"> {
  value: string;
  onChange(zone: string): void;
  size?: "sm" | "lg";
}

const regions = () => [...Map.groupBy(zoneEntries(), (entry) => entry.region)];

/** Every zone by region, in the platform's own select: typing a city finds it. Says the time there now. */
export function ZoneSelect({ value, onChange, size, ...select }: ZoneSelectProps) {
  const now = useNow(60_000);
  const clock = useClock();
  const known = zoneEntries().some((entry) => entry.name === value);
  const chosen = `${cityOf(value)}, ${formatTime(now, value, clock)} now`;
  return (
    <select
      className="select"
      data-size={size}
      {...select}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {!known && <option value={value}>{chosen}</option>}
      {regions().map(([region, entries]) => (
        <optgroup key={region} label={region}>
          {entries.map((entry) => (
            <option key={entry.name} value={entry.name}>
              {entry.name === value ? chosen : entry.city}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
