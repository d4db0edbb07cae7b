import type { HostGroup } from "./groups.ts";
import type { PreparedHost } from "./host.ts";

/** How a host takes part in an event type: always, as one of several, or where it is free. */
export type HostRole = "fixed" | "rotating" | "optional";

/** The groups that hosts form by their roles; a group without hosts is left out. */
export function groupsByRole(hosts: readonly { role: HostRole; host: PreparedHost }[]): HostGroup[] {
  const of = (role: HostRole) => hosts.filter((one) => one.role === role).map((one) => one.host);
  const groups: HostGroup[] = [
    { hosts: of("fixed"), need: "all" },
    { hosts: of("rotating"), need: 1 },
    { hosts: of("optional"), need: "all", optional: true },
  ];
  return groups.filter((group) => group.hosts.length > 0);
}

/**
 * Whom a decision books: everybody of a group that needs all, the first of one that needs one, and of an optional group
 * whoever is free. `decided` names the hosts of each group, ranked. Ascending by id, each once.
 */
export function chosenHosts(groups: readonly HostGroup[], decided: readonly (readonly string[])[]): string[] {
  const chosen = groups.flatMap(({ need }, index) => {
    const free = decided[index] ?? [];
    return need === 1 ? free.slice(0, 1) : free;
  });
  return [...new Set(chosen)].sort();
}
