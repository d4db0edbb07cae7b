import type { Passkey } from "@daybook/contract/passkeys";
import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { passkeysQuery } from "../../../api/factors.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { dateWithYear } from "../../api-keys/key-words.ts";
import { PasskeyIcon } from "../../frame/security-icons.ts";
import { useAccount } from "../../frame/use-account.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import { AskDialog } from "../../webhooks/ask-dialog.tsx";
import { useWhen } from "../../webhooks/use-when.ts";
import { RenamePasskeyDialog } from "./rename-passkey-dialog.tsx";
import css from "./security-rows.module.css";

const kindOf = ({ syncs, synced }: Passkey) => (synced ? "synced" : syncs ? "notYet" : "bound");

export function PasskeyRow({ passkey, onRemoving }: { passkey: Passkey; onRemoving(): void }) {
  const client = useQueryClient();
  const { short } = useWhen();
  const { timezone } = useAccount();
  const { proved, dialog } = useStepUp();
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const { id, name, createdAt, lastUsedAt } = passkey;
  const remove = async () => {
    try {
      await proved(() => call("DELETE /v1/passkeys/{id}", { params: { id } }));
    } catch (error) {
      if (error instanceof NotProved) return;
      throw error;
    }
    onRemoving();
    await client.invalidateQueries({ queryKey: passkeysQuery().queryKey });
    toast(t("security.passkeys.removed", { name }));
  };
  return (
    <li>
      <span className="num">{lastUsedAt ? short(lastUsedAt) : "–"}</span>
      <div className={css.entry}>
        <div className={css.what}>
          <h3 className={css.name} tabIndex={-1}>
            <Icon of={PasskeyIcon} size="sm" />
            <bdi>{name}</bdi>
          </h3>
          <p className="small quiet">
            {t("security.passkeys.about", { date: dateWithYear(createdAt, timezone), kind: kindOf(passkey) })}
          </p>
          <div>{dialog}</div>
        </div>
        <div className={css.acts}>
          <Button
            size="sm"
            kind="quiet"
            icon
            aria-label={t("security.passkeys.rename.ask", { name })}
            onClick={() => setOpen("rename")}
          >
            <Icon of={Pencil} size="sm" />
          </Button>
          <Button
            size="sm"
            kind="danger"
            icon
            aria-label={t("security.passkeys.remove.ask", { name })}
            onClick={() => setOpen("remove")}
          >
            <Icon of={Trash2} size="sm" />
          </Button>
        </div>
      </div>
      {open === "rename" && <RenamePasskeyDialog passkey={passkey} onClose={() => setOpen(null)} />}
      {open === "remove" && (
        <AskDialog
          danger
          title={t("security.passkeys.remove.title", { name })}
          action={t("security.passkeys.remove.go")}
          onClose={() => setOpen(null)}
          onGo={remove}
        >
          {t("security.passkeys.remove.explanation")}
        </AskDialog>
      )}
    </li>
  );
}
