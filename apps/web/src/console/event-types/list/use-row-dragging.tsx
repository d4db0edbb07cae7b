import { DropIndicator, isTextDropItem, useDragAndDrop } from "react-aria-components";
import type { Place } from "./arrange.ts";
import css from "./event-types.module.css";

/** What a dragged row is: only our own lists know it. */
const KIND = "application/x-daybook-event-type";

/** Rows of a group that are dragged within it and to others: by mouse, by touch, and from the keyboard. */
export function useRowDragging({ group, isDisabled, titleOf, onMove }: RowDragging) {
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled,
    getItems: (keys) => [...keys].map((key) => ({ [KIND]: String(key), "text/plain": titleOf(String(key)) })),
    acceptedDragTypes: [KIND],
    getDropOperation: () => "move",
    renderDropIndicator: (target) => <DropIndicator target={target} className={css.drop ?? ""} />,
    onReorder({ keys, target }) {
      if (target.dropPosition === "on") return;
      onMove([...keys].map(String), { group, beside: { id: String(target.key), side: target.dropPosition } });
    },
    async onInsert({ items, target }) {
      if (target.dropPosition === "on") return;
      onMove(await idsOf(items), { group, beside: { id: String(target.key), side: target.dropPosition } });
    },
    async onRootDrop({ items }) {
      onMove(await idsOf(items), { group });
    },
  });
  return dragAndDropHooks;
}

interface RowDragging {
  group: string | null;
  isDisabled: boolean;
  titleOf(id: string): string;
  onMove(ids: string[], place: Place): void;
}
type Dropped = Parameters<NonNullable<Parameters<typeof useDragAndDrop>[0]["onInsert"]>>[0]["items"];

const idsOf = (items: Dropped): Promise<string[]> =>
  Promise.all(items.filter(isTextDropItem).map((item) => item.getText(KIND)));
