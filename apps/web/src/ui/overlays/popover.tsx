import type { ReactNode, Ref } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Dialog as AriaDialog,
  Popover as AriaPopover,
  DialogTrigger,
} from "react-aria-components";
import "./overlays.css";

interface TriggerProps extends Omit<AriaButtonProps, "className" | "children"> {
  kind?: "primary" | "quiet";
  size?: "sm" | "lg";
  icon?: boolean;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

/** A button that opens something of React Aria's: menu, popover, tooltip. */
export function TriggerButton({ kind, size, icon, className = "btn", ...rest }: TriggerProps) {
  return <AriaButton {...rest} className={className} data-kind={kind} data-size={size} data-icon={icon || undefined} />;
}

interface PopoverProps {
  trigger: ReactNode;
  label: string;
  placement?: "bottom start" | "bottom end" | "top start" | "top end";
  children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ trigger, label, placement = "bottom start", children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="pop" placement={placement} offset={4}>
        <AriaDialog aria-label={label} className="pop-body">
          {({ close }) => <>{typeof children === "function" ? children(close) : children}</>}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
