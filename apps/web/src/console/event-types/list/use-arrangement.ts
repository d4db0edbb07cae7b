import type { EventTypeOrder } from "@daybook/contract/event-type-order";
import type { EventType } from "@daybook/contract/event-types";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call } from "../../../api/client.ts";
import { eventTypeOrderQuery, eventTypesQuery } from "../../../api/organizer.ts";
import { showAnswer } from "../../../api/show-answer.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import { type Arrangement, fitted } from "./arrange.ts";
import { takenBack } from "./taken-back.ts";

/** A step that can be made on any order: on the one that is shown, and on what the server has by then. */
export type Step = (order: Arrangement) => Arrangement;

interface Steps {
  waiting: readonly Step[];
  base: Arrangement | null;
}

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
  /** The first is made on `base`: what is read while it is under way may have it already, or not yet. */
  const [{ waiting, base }, setSteps] = useState<Steps>({ waiting: [], base: null });
  const line = useRef(Promise.resolve());
  const ids = items.map(({ id }) => id);
  const order = fitted(
    waiting.reduce((so, step) => step(so), base ?? data),
    ids,
  );

  const end = (step: Step, now: Arrangement | null) =>
    setSteps((all) => {
      const left = all.waiting.filter((one) => one !== step);
      return { waiting: left, base: left.length > 0 ? (now ?? all.base) : null };
    });

  /** What it changed, as the server has it. */
  async function send(step: Step): Promise<{ before: Arrangement; after: Arrangement }> {
    for (let left = tries; ; left--) {
      const known = left === tries ? client.getQueryData(query.queryKey) : undefined;
      const now = known ?? (await client.fetchQuery({ ...query, staleTime: 0 }));
      setSteps((all) => ({ ...all, base: now }));
      try {
        const body = bodyOf(step(now), now);
        const after = await call("PUT /v1/event-type-order", { body, ifMatch: now.version });
        showAnswer(client, query.queryKey, after);
        end(step, after);
        return { before: fitted(now, idsOf(after)), after };
      } catch (error) {
        const overtaken = errorCode(error) === "version_changed" || errorCode(error) === "validation_failed";
        if (!overtaken || left <= 1) throw error;
      }
    }
  }

  /** Shows the step at once and sends it after those before it; `said` names it when it has been made. */
  function make(step: Step, said?: string): void {
    setSteps((all) => ({ ...all, waiting: [...all.waiting, step] }));
    const sent = line.current.then(() => send(step));
    line.current = sent
      .then(({ before, after }) => {
        const undo = () => make((now) => takenBack(before, after, now));
        if (said) toast(said, { about: "event-type-order", undo });
      })
      .catch((error: unknown) => {
        end(step, null);
        toast(errorSentence(error));
        void client.invalidateQueries({ queryKey: eventTypesQuery().queryKey });
      });
  }
  return { order, make };
}

const idsOf = ({ ungrouped, groups }: Arrangement): string[] => [
  ...ungrouped,
  ...groups.flatMap(({ eventTypeIds }) => eventTypeIds),
];
