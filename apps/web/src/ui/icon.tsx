import type { LucideIcon } from "lucide-react";

interface IconProps {
  of: LucideIcon;
  size?: "sm" | "lg" | undefined;
  /** It points along the reading direction, and so turns with it. */
  turns?: boolean | undefined;
}

/** A Lucide icon in our stroke. Decorative: the words beside it, or the button's label, say what it means. */
export function Icon({ of: Shape, size, turns }: IconProps) {
  const names = turns ? "icon turns" : "icon";
  return <Shape className={names} data-size={size} aria-hidden="true" width={undefined} height={undefined} />;
}
