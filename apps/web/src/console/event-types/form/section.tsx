import type { ReactNode } from "react";
import { t } from "../../../words/words.ts";
import css from "./form.module.css";
import { type SectionId, sections } from "./sections.ts";

/** Ids of the document: an anchor leads to each. */
export const anchorOf = (id: SectionId) => `section-${id}`;

interface FormSectionProps {
  id: SectionId;
  /** Beside the heading. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the form under its heading. */
export function FormSection({ id, action, children }: FormSectionProps) {
  const heading = sections.find((one) => one.id === id)?.heading;
  return (
    <section className={`sheet ${css.section}`} id={anchorOf(id)}>
      <header className="sheet-head">
        <h2 className="title-sm" tabIndex={-1}>
          {heading && t(heading)}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}
