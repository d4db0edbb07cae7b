import { candidates } from "./candidates.ts";
import { freeAmong, freeStarts, refusedAmong } from "./free-starts.ts";
import type { PreparedHost } from "./host.ts";
import type { HostQuery } from "./host-query.ts";
import { without } from "./sorted.ts";

/**
 * Some of the hosts of an appointment. A group of need `all` is satisfied by a start that each of its hosts offers on
 * their own, in their own hours, grid and booking window; one of need 1, by a start that any of them offers.
 */
export interface HostGroup {
  hosts: readonly PreparedHost[];
  need: "all" | 1;
  /** The hosts come along where they are free, and stand in no slot's way where they are not. */
  optional?: boolean | undefined;
}

/** The groups of an appointment with one host. */
export const oneHost = (host: PreparedHost): HostGroup[] => [{ hosts: [host], need: "all" }];

/** A required group, with the question to each of its hosts. */
export interface AskedGroup {
  need: HostGroup["need"];
  queries: readonly HostQuery[];
}

/** The starts that satisfy every group, in epoch minutes, ascending. */
export function startsOfGroups(groups: readonly AskedGroup[]): number[] {
  if (groups.some(({ queries }) => queries.length === 0)) return [];
  let starts: number[] | undefined;
  for (const { need, queries } of groups) starts = need === 1 ? any(queries, starts) : all(queries, starts);
  return starts ?? [];
}

function all(queries: readonly HostQuery[], among: number[] | undefined): number[] {
  let starts = among;
  for (const query of queries) {
    if (starts?.length === 0) break;
    starts = starts ? freeAmong(query, starts) : freeStarts(query);
  }
  return starts ?? [];
}

/** Each host is asked for what none before it offers: of many hosts the last ones have little left to say. */
function any(queries: readonly HostQuery[], among: number[] | undefined): number[] {
  const asked = among ?? candidates(queries, false);
  let refused: readonly number[] = asked;
  for (const query of queries) {
    if (refused.length === 0) break;
    refused = refusedAmong(query, refused);
  }
  return without(asked, refused);
}
