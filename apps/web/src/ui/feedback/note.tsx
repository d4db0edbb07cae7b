import { Check, CircleAlert, ClockAlert, Info, type LucideIcon, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";

type Tone = "pencil" | "ok" | "wait" | "danger" | "plain";

const icons: Record<Tone, LucideIcon> = {
  pencil: Pencil,
  ok: Check,
  wait: ClockAlert,
  danger: CircleAlert,
  plain: Info,
};

interface NoteProps {
  tone?: Tone;
  /** `alert` interrupts a screen reader, `status` waits for a pause. */
  role?: "alert" | "status";
  children: ReactNode;
}

export function Note({ tone = "plain", role, children }: NoteProps) {
  return (
    <div className="note" data-tone={tone === "plain" ? undefined : tone} role={role}>
      <Icon of={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}
