import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Popover as AriaPopover,
  MenuTrigger,
  Text,
} from "react-aria-components";
import { Icon } from "../icon.tsx";
import "./overlays.css";

interface MenuProps {
  /** A `TriggerButton`. */
  trigger: ReactNode;
  label: string;
  placement?: "bottom start" | "bottom end" | "top start" | "top end";
  children: ReactNode;
}

export function Menu({ trigger, label, placement = "bottom end", children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className="pop" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {children}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  href?: string;
  onAction?: () => void;
  children: string;
}

export function MenuItem({ icon, danger, disabled, href, onAction, children }: MenuItemProps) {
  return (
    <AriaMenuItem
      className="menu-item"
      data-danger={danger || undefined}
      isDisabled={disabled ?? false}
      textValue={children}
      {...(href === undefined ? {} : { href })}
      {...(onAction === undefined ? {} : { onAction })}
    >
      {icon && <Icon of={icon} size="sm" />}
      <Text slot="label">{children}</Text>
    </AriaMenuItem>
  );
}
