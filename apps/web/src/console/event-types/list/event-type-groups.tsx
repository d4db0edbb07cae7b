import type { EventType } from "@daybook/contract/event-types";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { useAccount } from "../../frame/use-account.ts";
import { bareAddress, profilePath } from "../../links.ts";
import { EventTypeList } from "./event-type-list.tsx";
import css from "./event-types.module.css";
import { foundIn } from "./found-in.ts";
import { GroupDialog } from "./group-dialog.tsx";
import { GroupHead } from "./group-head.tsx";
import { MoveToGroupDialog } from "./move-to-group-dialog.tsx";
import { useArrangement } from "./use-arrangement.ts";
import { useMoves } from "./use-moves.ts";

interface EventTypeGroupsProps {
  items: readonly EventType[];
  find: string;
  onCopied(): void;
}

/** The event types as they stand on the page: those of no group, then each group under its heading. */
export function EventTypeGroups({ items, find, onCopied }: EventTypeGroupsProps) {
  const { order, make } = useArrangement(items);
  const moves = useMoves(order, items, make);
  const [moving, setMoving] = useState<EventType | null>(null);
  const [naming, setNaming] = useState(false);
  const searches = find.trim() !== "";
  const found = foundIn(items, find);
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  const list = (group: string | null, ids: readonly string[], label: string) => (
    <EventTypeList
      label={label}
      group={group}
      items={rowsOf(ids)}
      moves={searches || items.length + order.groups.length < 2 ? undefined : { ...moves, choose: setMoving }}
      onMove={moves.to}
      onCopied={onCopied}
    />
  );
  const shows = (ids: readonly string[]) => !searches || rowsOf(ids).length > 0;

  return (
    <div className={css.groups}>
      {searches && found.length === 0 && (
        <p className={`sheet muted ${css.none}`}>
          <Trans id="eventTypes.list.noneFound" values={{ find: <bdi>{find.trim()}</bdi> }} />
        </p>
      )}
      {shows(order.ungrouped) && (
        <section className="sheet">
          <ListHead />
          {list(null, order.ungrouped, t("eventTypes.list.title"))}
        </section>
      )}
      {order.groups.map((group, place) =>
        shows(group.eventTypeIds) ? (
          <section className="sheet" key={group.id}>
            <GroupHead
              group={group}
              place={{ first: place === 0, last: place === order.groups.length - 1 }}
              onMake={make}
            />
            {list(group.id, group.eventTypeIds, group.title)}
          </section>
        ) : null,
      )}
      {!searches && items.length > 1 && (
        <div className={css.newGroup}>
          <Button kind="quiet" size="sm" onClick={() => setNaming(true)}>
            <Icon of={Plus} size="sm" /> {t("eventTypes.group.new")}
          </Button>
        </div>
      )}
      {naming && (
        <GroupDialog
          title={t("eventTypes.group.newTitle")}
          go={t("eventTypes.group.newGo")}
          onClose={() => setNaming(false)}
          onDone={(title) =>
            make(
              (now) => ({ ...now, groups: [...now.groups, { id: "new", title, eventTypeIds: [] }] }),
              t("eventTypes.group.made", { title }),
            )
          }
        />
      )}
      {moving && (
        <MoveToGroupDialog
          eventType={moving}
          order={order}
          onClose={() => setMoving(null)}
          onMove={(to) =>
            "heading" in to ? moves.toNewGroup(moving.id, to.heading) : moves.to([moving.id], { group: to.group })
          }
        />
      )}
    </div>
  );
}

function ListHead() {
  const { handle } = useAccount();
  const page = profilePath(handle);
  return (
    <header className={`sheet-head ${css.head}`}>
      <h2 className="title-sm">{t("eventTypes.list.title")}</h2>
      <span className="small quiet">
        <Trans
          id="eventTypes.list.on"
          values={{
            page: (
              <a href={page} target="_blank" rel="noreferrer">
                {bareAddress(page)}
              </a>
            ),
          }}
        />
      </span>
    </header>
  );
}
