import { type ReactNode, useEffect } from "react";
import { Logo } from "../../ui/logo.tsx";
import { PublicFoot } from "../../ui/public-frame.tsx";
import { t } from "../../words/words.ts";
import css from "./session.module.css";

interface SessionPageProps {
  title: string;
  lead?: ReactNode;
  foot?: ReactNode;
  /** Stands beside the form where there is room. */
  beside?: ReactNode;
  children: ReactNode;
}

/** The cover of the diary: sign-in and sign-up. */
export function SessionPage({ title, lead, foot, beside, children }: SessionPageProps) {
  useEffect(() => {
    document.title = t("frame.documentTitle", { page: title });
  }, [title]);
  return (
    <div className={css.cover}>
      <header className={css.head}>
        <a href="/" aria-label={t("session.home")}>
          <Logo />
        </a>
      </header>
      <main className={css.main} data-beside={beside ? true : undefined}>
        <section className={`sheet ${css.sheet}`}>
          <h1 className="title">{title}</h1>
          {lead && <p className={`muted ${css.lead}`}>{lead}</p>}
          {children}
          {foot && <p className={`small muted ${css.foot}`}>{foot}</p>}
        </section>
        {beside}
      </main>
      <div className={css.public}>
        <PublicFoot />
      </div>
    </div>
  );
}
