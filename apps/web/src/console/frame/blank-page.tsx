import type { ReactNode } from "react";
import css from "./frame.module.css";

/** A blank ruled page that says what will stand here, and how to begin. */
export function BlankPage({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={css.blank}>
      <div className={css.blankBody}>
        <h2 className="title">{title}</h2>
        {children && <p>{children}</p>}
        {actions && <div className={`btn-row ${css.blankActions}`}>{actions}</div>}
      </div>
    </div>
  );
}
