import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../../words/words.ts";
import css from "./frame.module.css";
import { VerifyBanner } from "./verify-banner.tsx";

interface PageProps {
  title: ReactNode;
  /** For the browser's tab, where the title is more than words. */
  documentTitle?: string;
  /** Beside the title. */
  beside?: ReactNode;
  /** Under the title. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Of the pages that stand together, under the head. */
  tabs?: ReactNode;
  /** On a phone the actions stand above the tabs instead of beside the title. */
  stickyActions?: boolean;
  /** One sheet, or two side by side: how wide they may become, and where the actions end. All of the window otherwise. */
  width?: "sheet" | "form";
  children: ReactNode;
}

/** A page of the console: its name, what can be done with it, and its sheets. */
export function Page({
  title,
  documentTitle,
  beside,
  note,
  actions,
  tabs,
  stickyActions = false,
  width,
  children,
}: PageProps) {
  const words = documentTitle ?? (typeof title === "string" ? title : null);
  useEffect(() => {
    if (words) document.title = t("frame.documentTitle", { page: words });
  }, [words]);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const header = bar.current;
    if (!header || !stickyActions) return;
    // What stays in sight beside the sheets stays under it.
    const page = header.parentElement;
    const observer = new ResizeObserver(() =>
      page?.style.setProperty("--under-bar", `${header.getBoundingClientRect().height}px`),
    );
    observer.observe(header);
    return () => {
      observer.disconnect();
      page?.style.removeProperty("--under-bar");
    };
  }, [stickyActions]);
  return (
    <main className={css.page} data-width={width}>
      <header ref={bar} className={css.bar} data-sticky={stickyActions || undefined}>
        <div className={css.heading}>
          <div className={css.titleRow}>
            <h1 className={`title ${css.title}`} tabIndex={-1}>
              {title}
            </h1>
            {beside}
          </div>
          {note && <p className="quiet small">{note}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      <VerifyBanner />
      {tabs}
      {children}
    </main>
  );
}
