import type { DeliveryCause } from "@daybook/contract/bookings";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { refreshDeliveries } from "../../api/deliveries.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { t } from "../../words/words.ts";
import { AskDialog } from "../webhooks/ask-dialog.tsx";

interface AgainDialogProps {
  id: string;
  /** What it is, in words. */
  name: string;
  cause: DeliveryCause | null;
  /** It arrived already: this is a second one. */
  arrived?: boolean;
  onClose(): void;
  onSent?(): unknown;
}

/** Sends one delivery once more; what was sent can't be called back. */
export function AgainDialog({ id, name, cause, arrived = false, onClose, onSent }: AgainDialogProps) {
  const client = useQueryClient();
  return (
    <AskDialog
      title={t("deliveries.again.title", { name })}
      action={t("deliveries.again.go")}
      onClose={onClose}
      onGo={async () => {
        await call("POST /v1/deliveries/{id}/replay", { params: { id } });
        await Promise.all([refreshDeliveries(client), onSent?.()]);
        onClose();
        toast(t("deliveries.again.done"), { about: id });
      }}
    >
      <span>{t("deliveries.again.explanation")}</span>{" "}
      {arrived && <b className="strong">{t("deliveries.again.twice")}</b>}
      {cause === "uncertain" && <b className="strong">{t("deliveries.again.uncertain")}</b>}
    </AskDialog>
  );
}
