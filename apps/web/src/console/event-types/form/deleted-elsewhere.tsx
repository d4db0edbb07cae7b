import type { EventType } from "@daybook/contract/event-types";
import { useQueryClient } from "@tanstack/react-query";
import type { Ref } from "react";
import { eventTypeQuery } from "../../../api/organizer.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Trans } from "../../../words/trans.tsx";
import { useRestore } from "../list/use-restore.ts";
import css from "./form.module.css";

interface DeletedElsewhereProps {
  eventType: EventType;
  /** The button that brings it back. */
  back: Ref<HTMLButtonElement>;
  onBack(): void;
}

/** Somebody, perhaps oneself in another tab, has deleted it while it is edited. */
export function DeletedElsewhere({ eventType, back, onBack }: DeletedElsewhereProps) {
  const client = useQueryClient();
  const restore = useRestore();
  const bringBack = async () => {
    await restore(eventType);
    await client.invalidateQueries({ queryKey: eventTypeQuery(eventType.id).queryKey });
    onBack();
  };
  return (
    <div className={css.recovery}>
      <Note tone="wait" role="alert">
        <Trans
          id="eventTypes.form.deletedElsewhere"
          tags={{ back: <Button ref={back} size="sm" onClick={() => void bringBack()} /> }}
        />
      </Note>
    </div>
  );
}
