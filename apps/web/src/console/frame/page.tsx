import { type ReactNode, useEffect } from "react";
import css from "./frame.module.css";

interface PageProps {
  title: ReactNode;
  /** For the browser's tab, where the title is more than words. */
  documentTitle?: string;
  /** Beside the title. */
  beside?: ReactNode;
  /** Under the title. */
  note?: ReactNode;
  actions?: ReactNode;
  /** On a phone the actions stand above the tabs instead of beside the title. */
  stickyActions?: boolean;
  children: ReactNode;
}

/** A page of the console: its name, what can be done with it, and its sheets. */
export function Page({ title, documentTitle, beside, note, actions, stickyActions = false, children }: PageProps) {
  const words = documentTitle ?? (typeof title === "string" ? title : null);
  useEffect(() => {
    if (words) document.title = `${words}, Daybook`;
  }, [words]);
  return (
    <main className={css.page}>
      <header className={css.bar} data-sticky={stickyActions || undefined}>
        <div className={css.heading}>
          <div className={css.titleRow}>
            <h1 className={`title ${css.title}`}>{title}</h1>
            {beside}
          </div>
          {note && <p className="quiet small">{note}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  );
}
