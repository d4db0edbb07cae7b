import type { WebhookDeliveryDetail } from "@daybook/contract/webhooks";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";

interface PingResultProps {
  delivery: WebhookDeliveryDetail;
  onOpen(id: string): void;
}

/** What became of a trial. */
export function PingResult({ delivery, onOpen }: PingResultProps) {
  const last = delivery.tries.at(-1);
  const status = last?.status ?? null;
  return (
    <Note tone={delivery.state === "done" ? "ok" : "wait"} role="status">
      {status === null
        ? t("webhooks.ping.none")
        : t("webhooks.ping.answered", { status: String(status), took: last?.took ?? 0 })}{" "}
      <Button size="sm" onClick={() => onOpen(delivery.id)}>
        {t("webhooks.ping.see")}
      </Button>
    </Note>
  );
}
