import { ApiError } from "@daybook/contract/client";
import { type ReactNode, useState } from "react";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { ProofForm } from "./proof-form.tsx";

/** It asks for a fresh proof of who one is. */
export const asksProof = (error: unknown): boolean =>
  error instanceof ApiError && (error.problem?.errors ?? []).some(({ rule }) => rule === "step_up");

/** Whoever was asked for a proof left it at that: nothing was done, and nothing is wrong. */
export class NotProved extends Error {}

/** Does what may ask for a fresh proof: then one is asked for in `dialog`, and it is done. */
export function useStepUp(): { proved<T>(work: () => Promise<T>): Promise<T>; dialog: ReactNode } {
  const [asking, setAsking] = useState<{ go(): void; leave(): void } | null>(null);
  async function proved<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!asksProof(error)) throw error;
    }
    await new Promise<void>((go, fail) => setAsking({ go, leave: () => fail(new NotProved()) }));
    return work();
  }
  const end = (how: "go" | "leave") => {
    setAsking(null);
    asking?.[how]();
  };
  const dialog = asking && (
    <Dialog open onClose={() => end("leave")} title={t("session.stepUp.title")}>
      <p>{t("session.stepUp.explanation")}</p>
      <ProofForm onProved={() => end("go")} />
    </Dialog>
  );
  return { proved, dialog };
}
