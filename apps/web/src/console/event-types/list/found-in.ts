import type { EventType } from "@daybook/contract/event-types";

/** Without marks and case: "Técnica" is found by "tecnica". */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Those that have every typed word in their title or address. */
export function foundIn<One extends Pick<EventType, "title" | "slug">>(items: readonly One[], typed: string): One[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return items.filter(({ title, slug }) => {
    const own = plain(`${title} ${slug}`);
    return words.every((word) => own.includes(word));
  });
}
