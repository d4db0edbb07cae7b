import type { Account } from "@daybook/contract/accounts";
import { Link } from "@tanstack/react-router";
import { t } from "../../words/words.ts";
import { toSignIn } from "../links.ts";
import { SecondStepForm } from "./second-step-form.tsx";
import { SessionPage } from "./session-page.tsx";
import type { SecondStep } from "./use-second-step.ts";

interface SecondStepPageProps {
  step: SecondStep;
  onSignedIn(account: Account): void;
  onBack(): void;
}

/** What an account asks for besides, whichever way somebody came in by. */
export function SecondStepPage({ step, onSignedIn, onBack }: SecondStepPageProps) {
  return (
    <SessionPage
      title={t("session.code.title")}
      foot={
        <Link {...toSignIn()} onClick={onBack}>
          {t("session.code.back")}
        </Link>
      }
    >
      <SecondStepForm key={step.token} step={step} size="lg" onSignedIn={onSignedIn} onBack={onBack} />
    </SessionPage>
  );
}
