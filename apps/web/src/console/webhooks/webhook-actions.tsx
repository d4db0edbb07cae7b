import type { Webhook } from "@daybook/contract/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, Pencil, RotateCw, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { call } from "../../api/client.ts";
import { refreshWebhooks, webhookQuery } from "../../api/webhooks.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
import { t } from "../../words/words.ts";
import { PauseIcon } from "../frame/own-icons.ts";
import { toWebhooks } from "../links.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { EditDialog } from "./form/edit-dialog.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";
import { useActive } from "./use-active.ts";
import type { usePing } from "./use-ping.ts";
import { hostOf } from "./webhook-words.ts";

type Asking = "edit" | "rotate" | "delete";

interface WebhookActionsProps {
  webhook: Webhook;
  ping: Pick<ReturnType<typeof usePing>, "send" | "busy">;
}

export function WebhookActions({ webhook, ping }: WebhookActionsProps) {
  const active = useActive(webhook);
  const [asking, setAsking] = useState<Asking | null>(null);
  const more = useRef<HTMLButtonElement>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Button size="sm" busy={ping.busy} onClick={ping.send}>
        {t("webhooks.ping.send")}
      </Button>
      {webhook.active && (
        <Button size="sm" busy={active.isPending} onClick={() => active.mutate(false)}>
          <Icon of={PauseIcon} size="sm" /> {t("webhooks.pause")}
        </Button>
      )}
      <Menu
        label={t("webhooks.more")}
        trigger={
          <TriggerButton ref={more} kind="quiet" icon size="sm" aria-label={t("webhooks.more")}>
            <Icon of={Ellipsis} />
          </TriggerButton>
        }
      >
        <MenuItem icon={Pencil} onAction={() => setAsking("edit")}>
          {t("webhooks.edit.ask")}
        </MenuItem>
        <MenuItem icon={RotateCw} onAction={() => setAsking("rotate")}>
          {t("webhooks.rotate.ask")}
        </MenuItem>
        <MenuItem icon={Trash2} danger onAction={() => setAsking("delete")}>
          {t("webhooks.delete.ask")}
        </MenuItem>
      </Menu>
      {asking === "edit" && <EditDialog webhook={webhook} onClose={close} />}
      {asking === "rotate" && <RotateDialog webhook={webhook} focusAfter={more} onClose={close} />}
      {asking === "delete" && <DeleteDialog webhook={webhook} onClose={close} />}
    </>
  );
}

function DeleteDialog({ webhook, onClose }: { webhook: Webhook; onClose(): void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, waiting } = webhook;
  const host = hostOf(webhook);
  return (
    <AskDialog
      danger
      title={t("webhooks.delete.title", { host })}
      action={t("webhooks.delete.go")}
      onClose={onClose}
      onGo={async () => {
        await call("DELETE /v1/webhooks/{id}", { params: { id } });
        // Before it is asked for again, which would find nothing.
        await navigate(toWebhooks());
        client.removeQueries({ queryKey: webhookQuery(id).queryKey });
        await refreshWebhooks(client);
        toast(t("webhooks.delete.done", { host }));
      }}
    >
      {t("webhooks.delete.explanation", { count: waiting })}
    </AskDialog>
  );
}
