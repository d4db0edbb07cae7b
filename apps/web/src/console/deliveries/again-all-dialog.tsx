import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { refreshDeliveries } from "../../api/deliveries.ts";
import { t } from "../../words/words.ts";
import { AskDialog } from "../webhooks/ask-dialog.tsx";

interface AgainAllDialogProps {
  failed: number;
  onClose(): void;
  /** So many are on their way. */
  onBegun(count: number): void;
}

/** Sends all that failed once more; what was sent can't be called back. */
export function AgainAllDialog({ failed, onClose, onBegun }: AgainAllDialogProps) {
  const client = useQueryClient();
  return (
    <AskDialog
      title={t("deliveries.again.allTitle", { count: failed })}
      action={t("deliveries.again.go")}
      onClose={onClose}
      onGo={async () => {
        let begun = 0;
        // A thousand go by one call.
        for (let more = true; more; ) {
          const { count } = await call("POST /v1/deliveries/replay", { body: {} });
          begun += count;
          more = count >= MOST;
        }
        onBegun(begun);
        await refreshDeliveries(client);
        onClose();
      }}
    >
      {t("deliveries.again.explanation")}
    </AskDialog>
  );
}
const MOST = 1_000;
