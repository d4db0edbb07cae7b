import { type ReactNode, useEffect, useRef } from "react";
import { Sheet } from "../../../ui/overlays/sheet.tsx";
import { useMedia } from "../../../ui/use-media.ts";
import css from "../webhooks.module.css";

interface OpenedBesideProps {
  id: string | undefined;
  /** What is open, and what stands here while nothing is. */
  label: string;
  idleLabel: string;
  idle: ReactNode;
  onClose(): void;
  children(id: string, close: () => void): ReactNode;
}

/** What is open of a list beside it, or over it where there is no room. */
export function OpenedBeside({ id, label, idleLabel, idle, onClose, children }: OpenedBesideProps) {
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
      <Sheet open={id !== undefined} onClose={onClose} title={label} head={<span />}>
        {id && <div className={css.inSheet}>{children(id, onClose)}</div>}
      </Sheet>
    );
  return (
    <aside
      ref={side}
      className={`sheet ${css.side}`}
      aria-label={id ? label : idleLabel}
      tabIndex={id ? -1 : undefined}
      onKeyDown={(event) => {
        if (id && event.key === "Escape") close();
      }}
    >
      {id ? children(id, close) : idle}
    </aside>
  );
}
