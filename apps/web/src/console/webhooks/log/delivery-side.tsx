import type { Webhook } from "@daybook/contract/webhooks";
import { useEffect, useRef } from "react";
import { Sheet } from "../../../ui/overlays/sheet.tsx";
import { useMedia } from "../../../ui/use-media.ts";
import { t } from "../../../words/words.ts";
import css from "../webhooks.module.css";
import { DeliveryPanel } from "./delivery-panel.tsx";
import { HowItGoes } from "./how-it-goes.tsx";

interface DeliverySideProps {
  webhook: Webhook;
  id: string | undefined;
  onClose(): void;
}

/** One delivery beside the log, or over it where there is no room. */
export function DeliverySide({ webhook, id, onClose }: DeliverySideProps) {
  const narrow = useMedia("(max-width: 1040px)");
  const side = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!id || narrow) return;
    const before = document.activeElement;
    if (before instanceof HTMLElement && !side.current?.contains(before)) opener.current = before;
    side.current?.focus({ preventScroll: true });
  }, [id, narrow]);
  const close = () => {
    onClose();
    opener.current?.focus({ preventScroll: true });
  };
  if (narrow)
    return (
      <Sheet open={id !== undefined} onClose={onClose} title={t("webhooks.panel.label")} head={<span />}>
        {id && (
          <div className={css.inSheet}>
            <DeliveryPanel key={id} webhook={webhook} id={id} onClose={onClose} />
          </div>
        )}
      </Sheet>
    );
  return (
    <aside
      ref={side}
      className={`sheet ${css.side}`}
      aria-label={id ? t("webhooks.panel.label") : t("webhooks.how.title")}
      tabIndex={id ? -1 : undefined}
      onKeyDown={(event) => {
        if (id && event.key === "Escape") close();
      }}
    >
      {id ? <DeliveryPanel key={id} webhook={webhook} id={id} onClose={close} /> : <HowItGoes />}
    </aside>
  );
}
