import type { HostGroup } from "./groups.ts";
import { HostQuery } from "./host-query.ts";
import type { SlotQuery } from "./offer.ts";
import { checkRules } from "./offer-rules.ts";
import { partedByGroups } from "./parted.ts";
import type { RefusedStart } from "./refusals.ts";

const MINUTE = 60_000;

/** Starts as their host may choose among them, each ascending; epoch milliseconds. */
export interface HostChoice {
  /** What people are offered. */
  offered: number[];
  /** What only the host's own word opens, and what they overrule by it. */
  overrulable: RefusedStart[];
  /** What nobody can have: it is over, booked, or held at this moment. */
  refused: RefusedStart[];
}

/**
 * What a host may do with each of the starts (epoch milliseconds on whole minutes, ascending): `decideSlot` says the same
 * of it, with `overrules` and without.
 */
export function hostChoice(
  query: Omit<SlotQuery, "start" | "rank" | "overrules">,
  starts: readonly number[],
): HostChoice {
  checkRules(query.rules);
  const minutes = starts.map((start) => start / MINUTE);
  const needed = query.groups.filter((group) => !group.optional);
  const strict = parted(query, needed, minutes, false);
  const firm = parted(query, needed, minutes, true);
  const yielding = new Set(firm.free);
  const choice: HostChoice = {
    offered: strict.free.map((minute) => minute * MINUTE),
    overrulable: [...strict.refusals].filter(({ start }) => yielding.has(start / MINUTE)),
    refused: [...firm.refusals],
  };
  return choice;
}

function parted(
  query: Omit<SlotQuery, "start" | "rank">,
  groups: readonly HostGroup[],
  minutes: readonly number[],
  overrules: boolean,
) {
  const [from, to] = [minutes[0] ?? 0, (minutes.at(-1) ?? 0) + 1];
  const asked = groups.map(({ need, hosts }) => ({
    need,
    queries: hosts.map((host) => new HostQuery(host, { ...query, overrules }, from, to)),
  }));
  return partedByGroups(asked, minutes);
}
