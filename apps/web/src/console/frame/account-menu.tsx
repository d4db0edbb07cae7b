import { useNavigate } from "@tanstack/react-router";
import { ChevronsUpDown, ExternalLink, LogOut, Settings } from "lucide-react";
import { Avatar } from "../../ui/avatar.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
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
      label="Your account"
      placement="bottom start"
      trigger={
        <TriggerButton className={css.who ?? ""}>
          <Avatar name={account.name} size="sm" />
          <span className="trim">{account.name}</span>
          <span className="sr">, your account</span>
          <Icon of={ChevronsUpDown} size="sm" />
        </TriggerButton>
      }
    >
      <MenuItem icon={ExternalLink} onAction={() => window.open(profilePath(account.handle), "_blank", "noopener")}>
        Open your page
      </MenuItem>
      <MenuItem icon={Settings} onAction={() => navigate(toSettings())}>
        Settings
      </MenuItem>
      <MenuItem icon={LogOut} onAction={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
