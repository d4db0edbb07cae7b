import { Link, useRouter } from "@tanstack/react-router";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../words/words.ts";
import { toByMail, toCalendar, toForgotten, toSecurity, toSignIn, toSignUp } from "../../links.ts";
import { SessionPage } from "../session-page.tsx";
import css from "./mail.module.css";
import type { LinkPurpose } from "./use-mailed-link.ts";

/** Where another link of the kind is asked for. */
const again = {
  reset: toForgotten,
  magic: () => toByMail(),
  verify: () => toCalendar(),
  change: toSecurity,
  undo: toForgotten,
  sign_up: toSignUp,
} as const;

interface GoneLinkProps {
  purpose: LinkPurpose;
  sentence: string;
}

/** A link that leads nowhere, why, and the one way on. */
export function GoneLink({ purpose, sentence }: GoneLinkProps) {
  const router = useRouter();
  return (
    <SessionPage
      title={t("session.gone.title")}
      lead={sentence}
      foot={<Link {...toSignIn()}>{t("session.backToSignIn")}</Link>}
    >
      <div className={css.go}>
        <Button kind="primary" size="lg" onClick={() => void router.navigate(again[purpose]())}>
          {t("session.gone.again")}
        </Button>
      </div>
    </SessionPage>
  );
}
