import { type ReactNode, type RefObject, useRef } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/overlays/dialog.tsx";
import css from "./told-once.module.css";

interface ToldOnceProps {
  title: string;
  /** What it is for, and that it is told this once. */
  explanation: string;
  label: string;
  text: string;
  copy: ReactNode;
  done: string;
  children?: ReactNode;
  focusAfter?: RefObject<HTMLElement | null> | undefined;
  onClose(): void;
}

/** A secret that is told once: nothing but the button closes it. */
export function ToldOnceDialog({
  title,
  explanation,
  label,
  text,
  copy,
  done,
  children,
  focusAfter,
  onClose,
}: ToldOnceProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Dialog
      open
      alert
      insists
      focusAfter={focusAfter}
      onClose={onClose}
      title={title}
      actions={
        <Button kind="primary" onClick={onClose}>
          {done}
        </Button>
      }
    >
      <p>{explanation}</p>
      <div className={css.told}>
        <textarea
          ref={field}
          className="input"
          rows={2}
          spellCheck={false}
          dir="ltr"
          readOnly
          aria-label={label}
          value={text}
          onFocus={() => field.current?.select()}
        />
        {copy}
      </div>
      {children}
    </Dialog>
  );
}
