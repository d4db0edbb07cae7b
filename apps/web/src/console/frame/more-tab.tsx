import { useLocation, useNavigate } from "@tanstack/react-router";
import { ExternalLink, LogOut, Menu as MenuIcon } from "lucide-react";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
import { t } from "../../words/words.ts";
import { profilePath } from "../links.ts";
import { useSignOut } from "../session/use-sign-out.ts";
import css from "./frame.module.css";
import { underMore } from "./sections.ts";
import { useAccount } from "./use-account.ts";
import { useNeeds } from "./use-needs.ts";

/** The fifth tab of a phone: what has none of its own. */
export function MoreTab() {
  const account = useAccount();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const signOut = useSignOut();
  const needOf = useNeeds();
  const inMore = underMore.some((section) => pathname.startsWith(section.to().to));
  return (
    <Menu
      label={t("frame.more")}
      placement="top end"
      trigger={
        <TriggerButton className={css.tab ?? ""} {...(inMore ? { "aria-current": "page" as const } : {})}>
          <Icon of={MenuIcon} size="lg" />
          <span>{t("frame.more")}</span>
          {underMore.some(needOf) && <span className={css.dot} />}
        </TriggerButton>
      }
    >
      {[
        ...underMore.map((section) => (
          <MenuItem key={section.name} icon={section.icon} onAction={() => navigate(section.to())}>
            {needOf(section)?.words ?? t(section.name)}
          </MenuItem>
        )),
        <MenuItem
          key="page"
          icon={ExternalLink}
          onAction={() => window.open(profilePath(account.handle), "_blank", "noopener")}
        >
          {t("frame.openYourPage")}
        </MenuItem>,
        <MenuItem key="out" icon={LogOut} onAction={signOut}>
          {t("session.signOut")}
        </MenuItem>,
      ]}
    </Menu>
  );
}
