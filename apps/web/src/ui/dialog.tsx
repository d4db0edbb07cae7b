import { type ReactNode, useId } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import "./overlays.css";

interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  children?: ReactNode;
  /** Buttons, the one that goes on last. */
  actions?: ReactNode;
  /** For what can't be undone: a click outside doesn't close it. */
  alert?: boolean;
  /** For two columns side by side. */
  wide?: boolean;
}

/** Only where a thing can't be undone; otherwise do it and offer Undo in a toast. */
export function Dialog({ open, onClose, title, children, actions, alert = false, wide = false }: DialogProps) {
  const titleId = useId();
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable={!alert}>
      <Modal className="modal" data-wide={wide || undefined}>
        <AriaDialog className="dialog" role={alert ? "alertdialog" : "dialog"} aria-labelledby={titleId}>
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
