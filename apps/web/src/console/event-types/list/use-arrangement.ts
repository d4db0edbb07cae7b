import type { EventTypeOrder } from "@daybook/contract/event-type-order";
import type { EventType } from "@daybook/contract/event-types";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call } from "../../../api/client.ts";
import { eventTypeOrderQuery, eventTypesQuery } from "../../../api/organizer.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import { type Arrangement, fitted } from "./arrange.ts";
import { takenBack } from "./taken-back.ts";

/** A step that can be made on any order: on the one that is shown, and on what the server has by then. */
export type Step = (order: Arrangement) => Arrangement;

/** So often a step is made anew on an order that somebody else was quicker to change. */
const tries = 4;

/** A group that the server doesn't know yet is sent without its id. */
const bodyOf = (order: Arrangement, known: EventTypeOrder) => ({
  ungrouped: order.ungrouped,
  groups: order.groups.map(({ id, ...group }) =>
    known.groups.some((one) => one.id === id) ? { id, ...group } : group,
  ),
});

/** The order of the list, and how it is changed: at once, one step after the other, with a way back. */
export function useArrangement(items: readonly EventType[]) {
  const client = useQueryClient();
  const query = eventTypeOrderQuery();
  const { data } = useSuspenseQuery(query);
  const [waiting, setWaiting] = useState<readonly Step[]>([]);
  const line = useRef(Promise.resolve());
  const ids = items.map(({ id }) => id);
  const order = fitted(
    waiting.reduce((so, step) => step(so), data as Arrangement),
    ids,
  );

  /** What it changed, as the server has it. */
  async function send(step: Step): Promise<{ before: Arrangement; after: Arrangement }> {
    for (let left = tries; ; left--) {
      const known = left === tries ? client.getQueryData(query.queryKey) : undefined;
      const now = known ?? (await client.fetchQuery({ ...query, staleTime: 0 }));
      try {
        const body = bodyOf(step(now), now);
        const after = await call("PUT /v1/event-type-order", { body, ifMatch: now.version });
        client.setQueryData(query.queryKey, after);
        return { before: fitted(now, idsOf(after)), after };
      } catch (error) {
        const overtaken = errorCode(error) === "version_changed" || errorCode(error) === "validation_failed";
        if (!overtaken || left <= 1) throw error;
      }
    }
  }

  /** Shows the step at once and sends it after those before it; `said` names it when it has been made. */
  function make(step: Step, said?: string): void {
    setWaiting((all) => [...all, step]);
    const sent = line.current.then(() => send(step));
    line.current = sent
      .then(({ before, after }) => {
        const undo = () => make((now) => takenBack(before, after, now));
        if (said) toast(said, { about: "event-type-order", undo });
      })
      .catch((error: unknown) => {
        toast(errorSentence(error));
        void client.invalidateQueries({ queryKey: eventTypesQuery().queryKey });
      })
      .finally(() => setWaiting((all) => all.filter((one) => one !== step)));
  }
  return { order, make };
}

const idsOf = ({ ungrouped, groups }: Arrangement): string[] => [
  ...ungrouped,
  ...groups.flatMap(({ eventTypeIds }) => eventTypeIds),
];
