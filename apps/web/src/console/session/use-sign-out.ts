import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { call } from "../../api/client.ts";
import { clearToasts, toast } from "../../ui/feedback/toast.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";
import { toSignIn } from "../links.ts";

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    // Leaving comes first: a page with unsaved words may want to keep one here.
    await router.navigate(toSignIn());
    if (router.state.location.pathname !== toSignIn().to) return;
    clearToasts();
    try {
      await call("DELETE /v1/sessions/current");
    } catch (error) {
      toast(t("session.signOutFailed", { reason: errorSentence(error) }));
    }
    client.clear();
  };
}
