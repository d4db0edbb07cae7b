import type { EventType } from "@daybook/contract/event-types";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/forms/choice.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { type Arrangement, groupOf } from "./arrange.ts";
import css from "./move-to-group.module.css";

interface MoveToGroupDialogProps {
  eventType: EventType;
  order: Arrangement;
  onClose(): void;
  onMove(to: { group: string | null } | { heading: string }): void;
}

const NONE = "none";
const NEW = "new";

/** The twin of dragging into another group. */
export function MoveToGroupDialog({ eventType, order, onClose, onMove }: MoveToGroupDialogProps) {
  const form = useId();
  const [chosen, setChosen] = useState(groupOf(order, eventType.id) ?? (order.groups.length > 0 ? NONE : NEW));
  const [heading, setHeading] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (chosen === NEW && heading.trim() === "") return;
    onMove(chosen === NEW ? { heading: heading.trim() } : { group: chosen === NONE ? null : chosen });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("eventTypes.move.title", { title: eventType.title })}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" form={form}>
            {t("eventTypes.move.go")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className={css.fields} onSubmit={submit}>
        <RadioGroup
          legend={t("eventTypes.move.group")}
          value={chosen}
          onChange={setChosen}
          options={[
            { value: NONE, label: t("eventTypes.move.none") },
            ...order.groups.map(({ id, title }) => ({ value: id, label: <bdi>{title}</bdi> })),
            { value: NEW, label: t("eventTypes.move.new") },
          ]}
        />
        {chosen === NEW && (
          <TextField
            label={t("eventTypes.group.heading")}
            name="heading"
            maxLength={80}
            dir="auto"
            value={heading}
            error={tried && heading.trim() === "" ? t("eventTypes.group.headingMissing") : undefined}
            onChange={({ target }) => setHeading(target.value)}
          />
        )}
      </form>
    </Dialog>
  );
}
