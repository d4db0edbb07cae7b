import type { EventType } from "@daybook/contract/event-types";
import { useNavigate } from "@tanstack/react-router";
import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  Ellipsis,
  ExternalLink,
  Eye,
  EyeOff,
  FolderInput,
  Pencil,
  Trash2,
} from "lucide-react";
import { Icon } from "../../../ui/icon.tsx";
import { Menu, MenuItem } from "../../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../../ui/overlays/popover.tsx";
import { t } from "../../../words/words.ts";
import { pagePath, toEventType } from "../../links.ts";
import { useEventTypeChanges } from "./use-event-type-changes.ts";
import type { RowMoves } from "./use-moves.ts";

interface RowMenuProps {
  eventType: EventType;
  moves?: RowMoves | undefined;
  onRemoving(): void;
}

/** All that can be done with an event type. */
export function RowMenu({ eventType, moves, onRemoving }: RowMenuProps) {
  const { id, title, slug, handle, hidden, draft } = eventType;
  const navigate = useNavigate();
  const changes = useEventTypeChanges();
  return (
    <Menu
      label={title}
      trigger={
        <TriggerButton kind="quiet" icon size="sm" aria-label={t("eventTypes.row.more", { title })}>
          <Icon of={Ellipsis} />
        </TriggerButton>
      }
    >
      <MenuItem icon={Pencil} onAction={() => navigate(toEventType(id))}>
        {t("eventTypes.row.edit")}
      </MenuItem>
      {!draft && (
        <MenuItem icon={ExternalLink} onAction={() => window.open(pagePath(handle, slug), "_blank", "noopener")}>
          {t("eventTypes.row.openPage")}
        </MenuItem>
      )}
      <MenuItem icon={CopyPlus} onAction={() => changes.duplicate(eventType)}>
        {t("eventTypes.row.duplicate")}
      </MenuItem>
      <MenuItem icon={hidden ? Eye : EyeOff} onAction={() => changes.setHidden(eventType, !hidden)}>
        {hidden ? t("eventTypes.row.show") : t("eventTypes.row.hide")}
      </MenuItem>
      {moves && (
        <>
          <StepItem by={-1} id={id} moves={moves} />
          <StepItem by={1} id={id} moves={moves} />
          <MenuItem icon={FolderInput} onAction={() => moves.choose(eventType)}>
            {t("eventTypes.move.toGroup")}
          </MenuItem>
        </>
      )}
      <MenuItem
        icon={Trash2}
        danger
        onAction={() => {
          onRemoving();
          void changes.remove(eventType);
        }}
      >
        {t("eventTypes.row.delete")}
      </MenuItem>
    </Menu>
  );
}

function StepItem({ id, by, moves }: { id: string; by: 1 | -1; moves: RowMoves }) {
  const place = moves.step(id, by);
  return (
    <MenuItem
      icon={by === 1 ? ArrowDown : ArrowUp}
      disabled={place === null}
      onAction={() => place && moves.to([id], place)}
    >
      {t(by === 1 ? "eventTypes.move.down" : "eventTypes.move.up")}
    </MenuItem>
  );
}
