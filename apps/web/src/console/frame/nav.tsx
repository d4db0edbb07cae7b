import { Link, useLinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Icon } from "../../ui/icon.tsx";
import { Logo } from "../../ui/logo.tsx";
import { t } from "../../words/words.ts";
import { toCalendar } from "../links.ts";
import css from "./frame.module.css";
import { NeedMark } from "./need-mark.tsx";
import { groups, type Section, settings } from "./sections.ts";

function NavItem({ section }: { section: Section }) {
  return (
    <Link
      {...section.to()}
      className={css.item}
      activeProps={{ "aria-current": "page" }}
      activeOptions={{ includeSearch: false }}
    >
      <Icon of={section.icon} />
      <span>{t(section.name)}</span>
      <NeedMark section={section} />
    </Link>
  );
}

/** Home. On the calendar, the calendar's own entry is the current one. */
function Brand() {
  const { "aria-current": _, href, ...link } = useLinkProps(toCalendar());
  return (
    <a {...link} href={href} className={css.brand} aria-label={t("frame.brand")}>
      <Logo />
    </a>
  );
}

export function Nav({ account }: { account: ReactNode }) {
  return (
    <nav className={css.nav} aria-label={t("frame.console")}>
      <Brand />
      {account}
      {groups.map(({ label, sections }) => (
        <div className={css.group} key={label}>
          {label && <span className={css.label}>{t(label)}</span>}
          {sections.map((section) => (
            <NavItem key={section.name} section={section} />
          ))}
        </div>
      ))}
      <div className={css.end}>
        <NavItem section={settings} />
      </div>
    </nav>
  );
}
