import type { LucideIcon } from "lucide-react";

/** A Lucide icon in our stroke. Decorative: the words beside it, or the button's label, say what it means. */
export function Icon({ of: Shape, size }: { of: LucideIcon; size?: "sm" | "lg" | undefined }) {
  return <Shape className="icon" data-size={size} aria-hidden="true" width={undefined} height={undefined} />;
}
