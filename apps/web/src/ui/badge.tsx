import type { ReactNode } from "react";

type Tone = "ok" | "wait" | "danger" | "pencil" | "line";

export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
