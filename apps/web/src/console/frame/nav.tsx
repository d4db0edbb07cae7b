import { Link } from "@tanstack/react-router";
import { Icon } from "../../ui/icon.tsx";
import { Logo } from "../../ui/logo.tsx";
import { toCalendar } from "../links.ts";
import { AccountMenu } from "./account-menu.tsx";
import css from "./frame.module.css";
import { groups, settings } from "./sections.ts";

type Section = typeof settings;

function NavItem({ section }: { section: Section }) {
  return (
    <Link
      {...section.to()}
      className={css.item}
      activeProps={{ "aria-current": "page" }}
      activeOptions={{ includeSearch: false }}
    >
      <Icon of={section.icon} />
      <span>{section.name}</span>
    </Link>
  );
}

export function Nav() {
  return (
    <nav className={css.nav} aria-label="Console">
      <Link {...toCalendar()} className={css.brand} aria-label="Daybook, calendar">
        <Logo />
      </Link>
      <AccountMenu />
      {groups.map(({ label, sections }) => (
        <div className={css.group} key={label}>
          {label && <span className={css.label}>{label}</span>}
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
