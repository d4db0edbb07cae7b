import { CircleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "../../../ui/icon.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { anchorOf } from "./section.tsx";
import css from "./section-index.module.css";
import { sections, standingOf } from "./sections.ts";
import { useCurrentSection } from "./use-current-section.ts";
import type { EventTypeForm } from "./use-event-type-form.ts";

interface SectionIndexProps {
  form: Pick<EventTypeForm, "changes" | "problems">;
  /** Changes of a form that was never saved say nothing. */
  isNew: boolean;
  /** Beside the sections where they stand in a row. */
  action: ReactNode;
}

/** The sections of the form: at its side, or in a row above it on a narrow screen. */
export function SectionIndex({ form, isNew, action }: SectionIndexProps) {
  const { current, goTo } = useCurrentSection();
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>(`[href="#${anchorOf(current)}"]`);
    const box = row.current?.getBoundingClientRect();
    const own = link?.getBoundingClientRect();
    // The row alone is scrolled; scrollIntoView would move the page, too.
    if (box && own) row.current?.scrollBy({ left: own.left + own.width / 2 - box.left - box.width / 2 });
  }, [current]);
  return (
    <nav className={css.index} aria-label={t("eventTypes.index.label")}>
      <ul ref={row}>
        {sections.map((section) => {
          const standing = standingOf(section, isNew ? {} : form.changes, form.problems);
          return (
            <li key={section.id}>
              <a
                href={`#${anchorOf(section.id)}`}
                aria-current={section.id === current ? "location" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(section.id);
                }}
              >
                <span>
                  {standing === null ? (
                    t(section.heading)
                  ) : (
                    <Trans
                      id={standing === "wrong" ? "eventTypes.index.wrong" : "eventTypes.index.unsaved"}
                      values={{ section: t(section.heading) }}
                      tags={{ hidden: <span className="sr" /> }}
                    />
                  )}
                </span>
                {standing === "wrong" && <Icon of={CircleAlert} size="sm" />}
                {standing === "unsaved" && <i className={css.unsaved} />}
              </a>
            </li>
          );
        })}
      </ul>
      <div className={css.action}>{action}</div>
    </nav>
  );
}
