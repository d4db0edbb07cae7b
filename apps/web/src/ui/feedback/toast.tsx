import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { SECOND } from "../../time/units.ts";
import { t } from "../../words/words.ts";

interface Toast {
  id: number;
  text: string;
  /** Takes the thing back; the toast then leaves. */
  undo?: (() => void) | undefined;
  /** Of its button, where that leads on instead. */
  label?: string | undefined;
  /** What it speaks of: a later word on the same thing takes the place of an earlier one, and of its Undo. */
  about?: string | undefined;
}

/** How long a toast stays, in milliseconds; the clock stops while a pointer or the focus is on any of them. */
const stay = 8 * SECOND;
const most = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const publish = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};
const dismiss = (id: number) => publish(toasts.filter((toast) => toast.id !== id));

/** Says what happened, and offers to take it back. Answers how to end it before its time. */
export function toast(text: string, { undo, label, about }: Omit<Toast, "id" | "text"> = {}): () => void {
  const id = nextId++;
  const others = toasts.filter((one) => one.text !== text && (about === undefined || one.about !== about));
  publish([...others.slice(1 - most), { id, text, undo, label, about }]);
  return () => dismiss(id);
}

/** For when somebody leaves: what was said, and what could be taken back, was theirs. */
export const clearToasts = (): void => publish([]);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Stands once in each app. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const section = useRef<HTMLElement>(null);
  // A toast that is taken away says neither that the pointer nor that the focus has left it.
  useEffect(() => {
    if (shown.length === 0 || !section.current?.matches(":hover")) setPointed(false);
    if (!section.current?.contains(document.activeElement)) setFocused(false);
  }, [shown]);
  return (
    <section
      ref={section}
      className="toasts"
      aria-label={t("ui.toasts")}
      aria-live="polite"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {shown.map((one) => (
        <ToastItem key={one.id} toast={one} held={pointed || focused} />
      ))}
    </section>
  );
}

function ToastItem({ toast: { id, text, undo, label }, held }: { toast: Toast; held: boolean }) {
  const textId = useId();
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), stay);
    return () => clearTimeout(timer);
  }, [held, id]);
  return (
    <div className="toast">
      <span id={textId}>{text}</span>
      {undo && (
        <button
          type="button"
          aria-describedby={textId}
          onClick={() => {
            dismiss(id);
            undo();
          }}
        >
          {label ?? t("ui.undo")}
        </button>
      )}
    </div>
  );
}
