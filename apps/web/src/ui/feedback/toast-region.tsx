import { useEffect } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from "react-aria-components/Toast";
import { SECOND } from "../../time/units.ts";
import { intl, t } from "../../words/words.ts";
import "./toasts.css";

export interface ToastOptions {
  /** Takes the thing back; the toast then leaves. */
  undo?: (() => void) | undefined;
  /** What comes next, where there is nothing to take back; the toast then leaves, too. */
  next?: { label: string; go(): void } | undefined;
  /** What it speaks of: a later word on the same thing takes the place of an earlier one, and of its Undo. */
  about?: string | undefined;
}

interface Said extends ToastOptions {
  text: string;
}

/** How long a toast stays, in milliseconds; the clock stops while a pointer or the focus is on any of them. */
const stay = 8 * SECOND;
const most = 3;
const queue = new ToastQueue<Said>();
type Item = (typeof queue.visibleToasts)[number];

export function say(text: string, { about, ...options }: ToastOptions): () => void {
  const others = queue.visibleToasts.filter(
    ({ content }) => content.text !== text && (about === undefined || content.about !== about),
  );
  const kept = new Set(others.slice(0, most - 1));
  for (const one of [...queue.visibleToasts]) if (!kept.has(one)) queue.close(one.key);
  const key = queue.add({ text, about, ...options }, { timeout: stay });
  return () => queue.close(key);
}

export const clear = (): void => queue.clear();

/** A landmark that F6 leads to, above every dialog. The newest stands first, so that none moves for it. */
export function ToastRegion() {
  return (
    <I18nProvider locale={intl()}>
      <AriaToastRegion queue={queue} className="toasts" aria-label={t("ui.toasts")}>
        {({ toast }) => <Toast toast={toast} />}
      </AriaToastRegion>
    </I18nProvider>
  );
}

function Toast({ toast }: { toast: Item }) {
  const { text, undo, next } = toast.content;
  const action = next ?? (undo && { label: t("ui.undo"), go: undo });
  useEffect(() => {
    // React Aria starts the clock of a new one even while it keeps the others waiting.
    if (document.querySelector(".toasts:is(:hover, :focus-within)")) queue.pauseAll();
  }, []);
  return (
    <AriaToast toast={toast} className="toast">
      <ToastContent>
        <Text slot="title">{text}</Text>
      </ToastContent>
      {action && (
        <button
          type="button"
          onClick={() => {
            queue.close(toast.key);
            action.go();
          }}
        >
          {action.label}
        </button>
      )}
    </AriaToast>
  );
}
