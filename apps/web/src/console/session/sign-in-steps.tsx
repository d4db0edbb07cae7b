import type { Account } from "@daybook/contract/accounts";
import { SecondStepForm } from "./second-step-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { useSecondStep } from "./use-second-step.ts";

/** Signing in as somebody whose address is known: the password, and what else the account asks for. */
export function SignInSteps({ email, onSignedIn }: { email: string; onSignedIn(account: Account): void }) {
  const [step, back] = useSecondStep();
  return step ? (
    <SecondStepForm key={step.token} step={step} onSignedIn={onSignedIn} onBack={back} />
  ) : (
    <SignInForm email={email} onSignedIn={onSignedIn} />
  );
}
