import { Pencil } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { t } from "../words/words.ts";
import css from "./save-actions.module.css";

interface SaveActionsProps {
  changes: number;
  busy: boolean;
  /** The form that is sent; or what to do. */
  form?: string;
  onSave?: () => void;
  discardLabel: string;
  onDiscard(): void;
}

/** Says how much isn't saved. Nothing while all is. */
export function SaveActions({ changes, busy, form, onSave, discardLabel, onDiscard }: SaveActionsProps) {
  if (changes === 0) return null;
  return (
    <>
      <span className={`small quiet ${css.unsaved}`} role="status">
        <Icon of={Pencil} size="sm" /> {t("frame.save.unsaved", { changes })}
      </span>
      <Button kind="quiet" size="sm" onClick={onDiscard}>
        {discardLabel}
      </Button>
      <Button kind="primary" size="sm" type={form ? "submit" : "button"} form={form} busy={busy} onClick={onSave}>
        {t("ui.save")}
      </Button>
    </>
  );
}
