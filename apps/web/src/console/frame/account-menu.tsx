import { useNavigate } from "@tanstack/react-router";
import { ChevronsUpDown, ExternalLink, LogOut, Settings } from "lucide-react";
import { Avatar } from "../../ui/avatar.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { profilePath, toSettings } from "../links.ts";
import { useSignOut } from "../session/use-sign-out.ts";
import css from "./frame.module.css";
import { useAccount } from "./use-account.ts";

export function AccountMenu() {
  const account = useAccount();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu
      label={t("frame.account.label")}
      placement="bottom start"
      trigger={
        <TriggerButton className={css.who ?? ""}>
          <Avatar name={account.name} size="sm" />
          <Trans
            id="frame.account.trigger"
            values={{
              name: (
                <span className="trim">
                  <bdi>{account.name}</bdi>
                </span>
              ),
            }}
            tags={{ sr: <span className="sr" /> }}
          />
          <Icon of={ChevronsUpDown} size="sm" />
        </TriggerButton>
      }
    >
      <MenuItem icon={ExternalLink} onAction={() => window.open(profilePath(account.handle), "_blank", "noopener")}>
        {t("frame.openYourPage")}
      </MenuItem>
      <MenuItem icon={Settings} onAction={() => navigate(toSettings())}>
        {t("frame.sections.settings")}
      </MenuItem>
      <MenuItem icon={LogOut} onAction={signOut}>
        {t("session.signOut")}
      </MenuItem>
    </Menu>
  );
}
