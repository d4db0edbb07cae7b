import type { EventType } from "@daybook/contract/event-types";
import { useEffect, useRef } from "react";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { deletedHere } from "./deleted-here.ts";
import { useRestore } from "./use-restore.ts";

/** Says which of the list were deleted in another window, while this one shows them. */
export function useToldDeleted(items: readonly EventType[]): void {
  const restore = useRestore();
  const shown = useRef(items);
  useEffect(() => {
    const present = new Set(items.map(({ id }) => id));
    const gone = shown.current.filter(({ id }) => !present.has(id) && !deletedHere.has(id));
    shown.current = items;
    for (const { id, title } of gone)
      toast(t("eventTypes.said.deletedElsewhere", { title }), { about: id, undo: () => void restore({ id, title }) });
  });
}
