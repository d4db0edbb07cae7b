import { useEffect, useState, useSyncExternalStore } from "react";

interface Toast {
  id: number;
  text: string;
  /** Takes the thing back; the toast then leaves. */
  undo?: () => void;
}

/** How long a toast stays, in milliseconds; the clock stops while a pointer or the focus is on it. */
const stay = 8000;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const publish = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};
const dismiss = (id: number) => publish(toasts.filter((toast) => toast.id !== id));

/** Says what happened, and offers to take it back. */
export function toast(text: string, undo?: () => void): void {
  publish([...toasts.slice(-2), { id: nextId++, text, ...(undo ? { undo } : {}) }]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Stands once in each app. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section className="toasts" aria-label="Messages" aria-live="polite">
      {shown.map((one) => (
        <ToastItem key={one.id} toast={one} />
      ))}
    </section>
  );
}

function ToastItem({ toast: { id, text, undo } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), stay);
    return () => clearTimeout(timer);
  }, [held, id]);
  const hold = { onPointerEnter: () => setHeld(true), onFocus: () => setHeld(true) };
  const release = { onPointerLeave: () => setHeld(false), onBlur: () => setHeld(false) };
  const take = () => {
    undo?.();
    dismiss(id);
  };
  return (
    <div className="toast" {...hold} {...release}>
      <span>{text}</span>
      {undo && (
        <button type="button" onClick={take}>
          Undo
        </button>
      )}
    </div>
  );
}
