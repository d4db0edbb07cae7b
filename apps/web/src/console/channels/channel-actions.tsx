import type { ChatChannel } from "@daybook/contract/chat-channels";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
import { t } from "../../words/words.ts";
import { PauseIcon } from "../frame/own-icons.ts";
import { EditDialog } from "./form/edit-dialog.tsx";
import { useActive } from "./use-active.ts";
import { useDelete } from "./use-delete.ts";
import type { useTest } from "./use-test.ts";

interface ChannelActionsProps {
  channel: ChatChannel;
  test: Pick<ReturnType<typeof useTest>, "send" | "busy">;
}

export function ChannelActions({ channel, test }: ChannelActionsProps) {
  const active = useActive(channel);
  const remove = useDelete(channel);
  const [editing, setEditing] = useState(false);
  return (
    <>
      <Button size="sm" busy={test.busy} onClick={test.send}>
        {t("channels.test.send")}
      </Button>
      {channel.active && (
        <Button size="sm" busy={active.isPending} onClick={() => active.mutate(false)}>
          <Icon of={PauseIcon} size="sm" /> {t("webhooks.pause")}
        </Button>
      )}
      <Menu
        label={t("webhooks.more")}
        trigger={
          <TriggerButton kind="quiet" icon size="sm" aria-label={t("webhooks.more")}>
            <Icon of={Ellipsis} />
          </TriggerButton>
        }
      >
        <MenuItem icon={Pencil} onAction={() => setEditing(true)}>
          {t("webhooks.edit.ask")}
        </MenuItem>
        <MenuItem icon={Trash2} danger onAction={() => void remove()}>
          {t("channels.delete")}
        </MenuItem>
      </Menu>
      {editing && <EditDialog channel={channel} onClose={() => setEditing(false)} />}
    </>
  );
}
