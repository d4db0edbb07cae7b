import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from "react";

interface Looks {
  kind?: "primary" | "quiet" | "danger" | "danger-fill" | undefined;
  size?: "sm" | "lg" | undefined;
  /** Only an icon inside: give an aria-label. */
  icon?: boolean | undefined;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Looks {
  /** In flight: keeps its width and its place, does nothing when pressed. */
  busy?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  children?: ReactNode;
}

/** A button says what it does. */
export function Button({ kind, size, icon, busy, type = "button", onClick, className, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={className ? `btn ${className}` : "btn"}
      data-kind={kind}
      data-size={size}
      data-icon={icon || undefined}
      data-busy={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Looks {
  ref?: Ref<HTMLAnchorElement> | undefined;
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({ kind, size, icon, className, ...rest }: LinkButtonProps) {
  return (
    <a
      {...rest}
      className={className ? `btn ${className}` : "btn"}
      data-kind={kind}
      data-size={size}
      data-icon={icon || undefined}
    />
  );
}
