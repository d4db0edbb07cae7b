import { ApiError } from "@daybook/contract/client";
import type { Problem } from "@daybook/contract/problem";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** What an account asks for besides, once one thing of it was shown. */
export type SecondStep = NonNullable<Problem["secondFactor"]>;

const secondStepOf = (error: unknown): SecondStep | null =>
  (error instanceof ApiError && error.problem?.code === "second_factor_required" && error.problem.secondFactor) || null;

/** The second step, once any way in was answered that there is one; and how to go back. */
export function useSecondStep(): [SecondStep | null, () => void] {
  const client = useQueryClient();
  const [step, setStep] = useState<SecondStep | null>(null);
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "error") return;
        const asked = secondStepOf(event.action.error);
        if (asked) setStep(asked);
      }),
    [client],
  );
  return [step, () => setStep(null)];
}
