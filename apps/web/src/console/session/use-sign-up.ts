import { ApiError } from "@daybook/contract/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { meQuery } from "../../api/me.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { useClock } from "../../time/clock.ts";
import { locale, t } from "../../words/words.ts";
import type { SignUpDraft } from "./sign-up-draft.ts";

const asksForMail = (error: unknown) => error instanceof ApiError && error.problem?.reason === "mail_first";

/** Monday to Friday, nine to five: a beginning that most people only trim. */
export const firstHours = (timezone: string) => ({
  name: t("session.firstSchedule"),
  timezone,
  hours: [{ days: [1, 2, 3, 4, 5], start: "09:00", end: "17:00" }],
  overrides: [],
});

/** Makes the account and its first schedule. */
export function useSignUp(onDone: () => void, onSent: (email: string, until: string) => void) {
  const client = useQueryClient();
  const keys = useKeyFor();
  const clock = useClock();
  return useMutation({
    mutationFn: async (draft: SignUpDraft) => {
      const body = { ...draft, locale: locale(), clock };
      const key = keys.of(body);
      const made = await call("POST /v1/accounts", { body, idempotencyKey: key }).catch((error: unknown) => {
        if (asksForMail(error)) return null;
        throw error;
      });
      // This deployment tells nobody who has an account: the mail goes on.
      if (!made) return { email: draft.email, ...(await call("POST /v1/sign-ups", { body })) };
      const { account } = made;
      // Without it the first step of the console still says what to do.
      await call("POST /v1/schedules", { body: firstHours(account.timezone), idempotencyKey: key }).catch(() => null);
      return account;
    },
    onSuccess: (account) => {
      if ("until" in account) return onSent(account.email, account.until);
      client.clear();
      client.setQueryData(meQuery().queryKey, { account });
      onDone();
    },
  });
}
