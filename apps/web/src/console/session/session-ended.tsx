import { useQueryClient } from "@tanstack/react-query";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { useAccount } from "../frame/use-account.ts";
import { SignInSteps } from "./sign-in-steps.tsx";
import { useSignedOut } from "./sign-out-watch.ts";

/** A session that ends in the middle of work: sign in over the page, and go on where you were. */
export function SessionEnded() {
  const account = useAccount();
  const client = useQueryClient();
  const [signedOut, setSignedOut] = useSignedOut();
  return (
    <Dialog open={signedOut} onClose={() => setSignedOut(false)} title={t("session.ended.title")} alert>
      <p>{t("session.ended.explanation")}</p>
      <SignInSteps
        email={account.email}
        onSignedIn={(signedIn) => {
          // Somebody else's diary must not show through.
          if (signedIn.id !== account.id) location.assign("/console");
          setSignedOut(false);
          void client.invalidateQueries();
        }}
      />
    </Dialog>
  );
}
