import { Link } from "@tanstack/react-router";
import { t } from "../../words/words.ts";
import { toApiKeys, toLog, toOwnData, toSecurity, toSettings } from "../links.ts";
import css from "./settings-tabs.module.css";

const tabs = [
  { name: "settings.tabs.profile", to: toSettings },
  { name: "settings.tabs.security", to: toSecurity },
  { name: "frame.sections.apiKeys", to: toApiKeys },
  { name: "settings.tabs.log", to: () => toLog() },
  { name: "settings.tabs.data", to: toOwnData },
] as const;

/** All that is the account's own, a page each. */
export function SettingsTabs() {
  return (
    <nav className={`tabs ${css.tabs}`} aria-label={t("frame.sections.settings")}>
      {tabs.map(({ name, to }) => (
        <Link
          key={name}
          {...to()}
          className="tab"
          activeProps={{ "aria-current": "page" }}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
