import { type ReactNode, useId } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import "./overlays.css";

interface SheetProps {
  open: boolean;
  onClose(): void;
  title: string;
  /** Heads the sheet instead of the title, which is then read out only. */
  head?: ReactNode;
  children: ReactNode;
}

/** Rises from below on a phone, slides in from the side elsewhere. */
export function Sheet({ open, onClose, title, head, children }: SheetProps) {
  const titleId = useId();
  return (
    <ModalOverlay
      className="overlay"
      data-sheet
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      isDismissable
    >
      <Modal className="side-sheet">
        <AriaDialog className="side-sheet-body" aria-labelledby={titleId}>
          <Heading slot="title" id={titleId} level={2} className={head ? "sr" : "title-sm"}>
            {title}
          </Heading>
          {head}
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
