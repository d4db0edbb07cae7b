import type { EventType } from "@daybook/contract/event-types";
import { t } from "../../../words/words.ts";
import { type Arrangement, groupOf, moveTo, type Place, parts, stepOf } from "./arrange.ts";
import type { Step } from "./use-arrangement.ts";

/** A group that is made with this move: the server gives it its id. */
const NEW_GROUP = "new";

export interface Moves {
  /** Null at the first or last place of all. */
  step(id: string, by: 1 | -1): Place | null;
  to(ids: string[], place: Place): void;
  toNewGroup(id: string, heading: string): void;
}

/** What a row is given. */
export interface RowMoves extends Moves {
  /** Asks into which group. */
  choose(eventType: EventType): void;
}

/** Moves of event types, each said in a sentence. */
export function useMoves(
  order: Arrangement,
  items: readonly EventType[],
  make: (step: Step, said?: string) => void,
): Moves {
  const titleOf = (id: string) => items.find((one) => one.id === id)?.title ?? "";

  function saidOf(ids: readonly string[], after: Arrangement): string {
    const [id = ""] = ids;
    const title = titleOf(id);
    const group = groupOf(after, id);
    if (group !== groupOf(order, id)) {
      const heading = after.groups.find((one) => one.id === group)?.title;
      return heading === undefined
        ? t("eventTypes.move.doneOut", { title })
        : t("eventTypes.move.doneUnder", { title, group: heading });
    }
    const own = parts(after).find((part) => part.group === group)?.ids ?? [];
    return t("eventTypes.move.done", { title, place: own.indexOf(id) + 1, count: own.length });
  }
  const act = (ids: readonly string[], step: Step) => make(step, saidOf(ids, step(order)));

  return {
    step: (id, by) => stepOf(order, id, by),
    to: (ids, place) => act(ids, (now) => moveTo(now, ids, place)),
    toNewGroup: (id, heading) =>
      act([id], (now) => {
        const group = { id: NEW_GROUP, title: heading, eventTypeIds: [] };
        return moveTo({ ...now, groups: [...now.groups, group] }, [id], { group: NEW_GROUP });
      }),
  };
}
