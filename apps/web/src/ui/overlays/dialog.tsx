import { type ReactNode, type RefObject, useEffect, useId } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import "./overlays.css";
import { whenLost } from "../focus/when-lost.ts";

interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  children?: ReactNode;
  /** Buttons, the one that goes on last. */
  actions?: ReactNode;
  /** For what can't be undone: a click outside doesn't close it. */
  alert?: boolean;
  /** For what is lost once it is closed: nothing but its own buttons closes it. */
  insists?: boolean;
  /** For two columns side by side; `full` for two that need room. */
  wide?: boolean | "full";
  /** Gets the focus when what opened the dialog is gone by the time it closes. */
  focusAfter?: RefObject<HTMLElement | null> | undefined;
}

/** React Aria gives the focus back to what had it; this stands in where that is gone. */
function FocusAfter({ target }: { target: RefObject<HTMLElement | null> }) {
  useEffect(() => () => whenLost(() => target.current), [target]);
  return null;
}

/** Only where a thing can't be undone; otherwise do it and offer Undo in a toast. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  alert = false,
  insists = false,
  wide = false,
  focusAfter,
}: DialogProps) {
  const titleId = useId();
  return (
    <ModalOverlay
      className="overlay"
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      isDismissable={!alert}
      isKeyboardDismissDisabled={insists}
    >
      <Modal className="modal" data-wide={wide === true ? "" : wide || undefined}>
        <AriaDialog className="dialog" role={alert ? "alertdialog" : "dialog"} aria-labelledby={titleId}>
          {focusAfter && <FocusAfter target={focusAfter} />}
          <Heading slot="title" id={titleId} level={2} className="title-sm">
            {title}
          </Heading>
          {children && <div className="dialog-body">{children}</div>}
          {actions && <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
