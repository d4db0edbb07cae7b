import type { EventType } from "@daybook/contract/event-types";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../../../api/client.ts";
import { beginEdit, type Edit } from "../../../api/event-type-edits.ts";
import { newKey } from "../../../api/new-key.ts";
import { eventTypeQuery, eventTypesQuery } from "../../../api/organizer.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import { toEventType } from "../../links.ts";
import { deletedHere } from "./deleted-here.ts";
import { useRestore } from "./use-restore.ts";

type Switches = { paused?: boolean; hidden?: boolean; draft?: boolean };

const changed =
  (id: string, change: (one: EventType) => EventType): Edit =>
  (items) =>
    items.map((one) => (one.id === id ? change(one) : one));

/** What is done to an event type from the list: at once, with a way back. */
export function useEventTypeChanges() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const restore = useRestore();
  const list = eventTypesQuery().queryKey;
  const refresh = () => client.invalidateQueries({ queryKey: list });

  const show = (edit: Edit) =>
    client.setQueryData(list, (before) => before && { ...before, items: edit(before.items) });
  /** Shows it at once, and on all that is read until it is answered. */
  function begin(edit: Edit): () => void {
    show(edit);
    return beginEdit(edit);
  }
  const failed = (error: unknown) => {
    toast(errorSentence(error));
    void refresh();
  };
  async function patch({ id }: EventType, body: Switches, said: (undo: () => void) => void, undo: Switches) {
    const end = begin(changed(id, (one) => ({ ...one, ...body })));
    try {
      const version = async () => (await client.fetchQuery({ ...eventTypeQuery(id), staleTime: 0 })).version;
      const send = async (ifMatch: number) => call("PATCH /v1/event-types/{id}", { params: { id }, body, ifMatch });
      const known = client.getQueryData(list)?.items.find((one) => one.id === id)?.version ?? (await version());
      // A switch means the same whatever else was changed meanwhile.
      const saved = await send(known).catch(async (error: unknown) => {
        if (errorCode(error) !== "version_changed") throw error;
        return send(await version());
      });
      end();
      show(changed(id, (one) => ({ ...one, ...saved, nextFree: saved.nextFree ?? one.nextFree })));
      client.setQueryData(eventTypeQuery(id).queryKey, saved);
      said(() => void patch(saved, undo, () => {}, body));
      void refresh();
    } catch (error) {
      end();
      show(changed(id, (one) => ({ ...one, ...undo })));
      failed(error);
    }
  }

  return {
    /** The first switching-on makes it public; taken back, it is as if it hadn't been. */
    publish: (one: EventType) =>
      patch(
        one,
        { paused: false, draft: false },
        (undo) => toast(t("eventTypes.said.made", { title: one.title }), { undo, about: one.id }),
        { paused: true, draft: true },
      ),
    setPaused: (one: EventType, paused: boolean) =>
      patch(
        one,
        { paused },
        (undo) =>
          toast(t(paused ? "eventTypes.said.paused" : "eventTypes.said.bookableAgain", { title: one.title }), {
            undo,
            about: one.id,
          }),
        { paused: !paused },
      ),
    setHidden: (one: EventType, hidden: boolean) =>
      patch(
        one,
        { hidden },
        (undo) =>
          toast(t(hidden ? "eventTypes.said.hidden" : "eventTypes.said.shown", { title: one.title }), {
            undo,
            about: one.id,
          }),
        { hidden: !hidden },
      ),
    async duplicate(one: EventType) {
      try {
        const copy = await call("POST /v1/event-types/{id}/copies", {
          params: { id: one.id },
          idempotencyKey: newKey(),
        });
        await refresh();
        toast(t("eventTypes.said.copied", { title: copy.title }), {
          next: { label: t("eventTypes.said.copiedGo"), go: () => void navigate(toEventType(copy.id)) },
          about: copy.id,
        });
      } catch (error) {
        failed(error);
      }
    },
    async remove(one: EventType) {
      const before = client.getQueryData(list);
      const end = begin((items) => items.filter(({ id }) => id !== one.id));
      deletedHere.add(one.id);
      try {
        await call("DELETE /v1/event-types/{id}", { params: { id: one.id } });
        end();
        client.removeQueries({ queryKey: eventTypeQuery(one.id).queryKey, exact: true });
        toast(t("eventTypes.said.deleted", { title: one.title }), {
          undo: () => void restore(one),
          about: one.id,
        });
        void refresh();
      } catch (error) {
        end();
        deletedHere.delete(one.id);
        client.setQueryData(list, before);
        failed(error);
      }
    },
  };
}
