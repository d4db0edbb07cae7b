import { useQuery } from "@tanstack/react-query";
import { eventTypesQuery } from "../../api/organizer.ts";
import { formatList } from "../../time/format.ts";
import { typesWords } from "./channel-words.ts";

/** The event types that a channel hears of, by name; of one that was deleted there is none any more. */
export function EventTypeNames({ ids }: { ids: readonly string[] }) {
  const { data } = useQuery({ ...eventTypesQuery(), enabled: ids.length > 0 });
  const names = data?.items.flatMap(({ id, title }) => (ids.includes(id) ? [title] : [])) ?? [];
  if (names.length === 0) return typesWords({ eventTypeIds: [...ids] });
  return <bdi>{formatList(names, "conjunction")}</bdi>;
}
