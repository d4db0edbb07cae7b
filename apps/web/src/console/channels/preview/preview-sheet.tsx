import { type ChatKind, chatEvents } from "@daybook/contract/chat-channels";
import { useState } from "react";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { t } from "../../../words/words.ts";
import { eventWords } from "../../webhooks/webhook-words.ts";
import { ChatPreview } from "./chat-preview.tsx";
import css from "./preview.module.css";

const tones = {
  "booking.created": "created",
  "booking.rescheduled": "rescheduled",
  "booking.cancelled": "cancelled",
} as const;

type Event = (typeof chatEvents)[number];

/** What stands in the room when something happens. */
export function PreviewSheet({ kind }: { kind: ChatKind }) {
  const [event, setEvent] = useState<Event>("booking.created");
  return (
    <section className={`sheet ${css.sheet}`}>
      <header className="sheet-head">
        <h2 className="title-sm">{t("channels.preview.title")}</h2>
      </header>
      <div className={css.inside}>
        <Segmented<Event>
          label={t("webhooks.log.type")}
          size="sm"
          value={event}
          onChange={setEvent}
          options={chatEvents.map((value) => ({ value, label: eventWords(value) }))}
        />
        <ChatPreview kind={kind} tone={tones[event]} />
      </div>
    </section>
  );
}
