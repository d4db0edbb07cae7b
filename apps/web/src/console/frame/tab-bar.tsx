import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import css from "./frame.module.css";
import { tabs } from "./sections.ts";

/** Five tabs at the bottom of a phone. */
export function TabBar({ more }: { more: ReactNode }) {
  return (
    <nav className={css.tabbar} aria-label={t("frame.console")}>
      {tabs.map((section) => (
        <Link
          {...section.to()}
          key={section.name}
          className={css.tab}
          activeProps={{ "aria-current": "page" }}
          activeOptions={{ includeSearch: false }}
        >
          <Icon of={section.icon} size="lg" />
          <span>{t(section.name)}</span>
        </Link>
      ))}
      {more}
    </nav>
  );
}
