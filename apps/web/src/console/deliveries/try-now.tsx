import type { Delivery } from "@daybook/contract/deliveries";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { call } from "../../api/client.ts";
import { refreshDeliveries } from "../../api/deliveries.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";
import { useWhen } from "../webhooks/use-when.ts";
import { waitsForTry } from "./delivery-names.ts";

/** Has one go at once that waits for another try: whoever has mended its receiver needn't wait. */
export function TryNow({ delivery }: { delivery: Delivery }) {
  const { now } = useWhen();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => call("POST /v1/deliveries/{id}/replay", { params: { id: delivery.id } }),
    onSuccess: async () => {
      await refreshDeliveries(client);
      toast(t("deliveries.again.done"), { about: delivery.id });
    },
    onError: (error) => toast(errorSentence(error)),
  });
  if (!waitsForTry(delivery, now)) return null;
  return (
    <Button size="sm" busy={again.isPending} onClick={() => again.mutate()}>
      <Icon of={RotateCw} size="sm" /> {t("webhooks.panel.tryNow")}
    </Button>
  );
}
