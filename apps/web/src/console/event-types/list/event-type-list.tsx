import type { EventType } from "@daybook/contract/event-types";
import { useRef } from "react";
import { GridList } from "react-aria-components";
import { useFocusAfterRemoval } from "../../../ui/focus/use-focus-after-removal.ts";
import { t } from "../../../words/words.ts";
import type { Place } from "./arrange.ts";
import { EventTypeRow } from "./event-type-row.tsx";
import css from "./event-types.module.css";
import type { RowMoves } from "./use-moves.ts";
import { useRowDragging } from "./use-row-dragging.tsx";

interface EventTypeListProps {
  label: string;
  group: string | null;
  items: readonly EventType[];
  /** Absent where nothing can be moved: while one searches, or where there is only one. */
  moves?: RowMoves | undefined;
  onMove(ids: string[], place: Place): void;
  onCopied(): void;
}

/** The rows of one group. */
export function EventTypeList({ label, group, items, moves, onMove, onCopied }: EventTypeListProps) {
  const { list, removing } = useFocusAfterRemoval<HTMLDivElement>();
  const titles = useRef(items);
  titles.current = items;
  const dragging = useRowDragging({
    group,
    isDisabled: moves === undefined,
    titleOf: (id) => titles.current.find((one) => one.id === id)?.title ?? id,
    onMove,
  });
  return (
    <GridList
      ref={list}
      aria-label={label}
      className={`rows ${css.list}`}
      selectionMode="none"
      keyboardNavigationBehavior="tab"
      disallowTypeAhead
      dragAndDropHooks={dragging}
      renderEmptyState={() => (
        <p className={`muted small ${css.none}`}>
          {t(group === null ? "eventTypes.list.allGrouped" : "eventTypes.group.empty")}
        </p>
      )}
    >
      {items.map((eventType, place) => (
        <EventTypeRow
          key={eventType.id}
          eventType={eventType}
          moves={moves}
          onCopied={onCopied}
          onRemoving={() => removing(place)}
        />
      ))}
    </GridList>
  );
}
