import { ArrowDown, ArrowUp, Ellipsis, Pencil, Ungroup } from "lucide-react";
import { useState } from "react";
import { Icon } from "../../../ui/icon.tsx";
import { Menu, MenuItem } from "../../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../../ui/overlays/popover.tsx";
import { t } from "../../../words/words.ts";
import { dissolveGroup, type Group, moveGroup, renameGroup } from "./arrange.ts";
import css from "./event-types.module.css";
import { GroupDialog } from "./group-dialog.tsx";
import type { Step } from "./use-arrangement.ts";

interface GroupHeadProps {
  group: Group;
  place: { first: boolean; last: boolean };
  onMake(step: Step, said: string): void;
}

/** The heading of a group, and what can be done with it. */
export function GroupHead({ group: { id, title }, place, onMake }: GroupHeadProps) {
  const [renaming, setRenaming] = useState(false);
  const moved = (by: 1 | -1) => onMake((order) => moveGroup(order, id, by), t("eventTypes.group.moved", { title }));
  return (
    <header className={`sheet-head ${css.groupHead}`}>
      <h2 className="title-sm">
        <bdi>{title}</bdi>
      </h2>
      <Menu
        label={title}
        trigger={
          <TriggerButton kind="quiet" icon size="sm" aria-label={t("eventTypes.group.more", { title })}>
            <Icon of={Ellipsis} />
          </TriggerButton>
        }
      >
        <MenuItem icon={Pencil} onAction={() => setRenaming(true)}>
          {t("eventTypes.group.rename")}
        </MenuItem>
        <MenuItem icon={ArrowUp} disabled={place.first} onAction={() => moved(-1)}>
          {t("eventTypes.move.up")}
        </MenuItem>
        <MenuItem icon={ArrowDown} disabled={place.last} onAction={() => moved(1)}>
          {t("eventTypes.move.down")}
        </MenuItem>
        <MenuItem
          icon={Ungroup}
          onAction={() => onMake((order) => dissolveGroup(order, id), t("eventTypes.group.dissolved", { title }))}
        >
          {t("eventTypes.group.dissolve")}
        </MenuItem>
      </Menu>
      {renaming && (
        <GroupDialog
          title={t("eventTypes.group.renameTitle")}
          go={t("eventTypes.group.renameGo")}
          heading={title}
          onClose={() => setRenaming(false)}
          onDone={(heading) =>
            onMake((order) => renameGroup(order, id, heading), t("eventTypes.group.renamed", { title: heading }))
          }
        />
      )}
    </header>
  );
}
