import type { ReactNode } from "react";

type Tone = "ok" | "yours" | "wait" | "danger" | "info" | "pencil" | "line";

export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
