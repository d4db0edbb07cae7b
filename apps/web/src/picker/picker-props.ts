import type { ReactNode, Ref } from "react";
import type { Month } from "../time/month.ts";
import type { Slot } from "./slots-by-day.ts";
import type { TimesSource } from "./times-source.ts";
import type { Times } from "./use-times.ts";

export interface TimePickerProps {
  times: Times;
  source: TimesSource;
  duration: number;
  zone: string;
  firstZones: readonly { zone: string; why: string }[];
  /** Start of the chosen time. */
  selected: string | null;
  taken: ReadonlySet<number>;
  /** The time that is one’s own already: shown among the others, not to be chosen. */
  yours?: Slot;
  /** What the chosen line offers. */
  go: string;
  busy: boolean;
  notes?: ReactNode;
  dayRef: Ref<HTMLElement>;
  onZone(zone: string): void;
  onMonth(month: Month): void;
  onDate(date: string): void;
  onSelect(slot: Slot): void;
  onGo(slot: Slot): void;
}
