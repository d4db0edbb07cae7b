import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { meQuery } from "../../../api/me.ts";
import { useKeyFor } from "../../../api/use-key-for.ts";
import { useClock } from "../../../time/clock.ts";
import { locale } from "../../../words/words.ts";
import { firstHours } from "../use-sign-up.ts";

export interface Completion {
  name: string;
  handle: string;
  timezone: string;
  email: string;
}

/** Makes the account of whoever came back from a service, and its first schedule. */
export function useCompletion(emailProved: boolean, onDone: () => void) {
  const client = useQueryClient();
  const keys = useKeyFor();
  const clock = useClock();
  return useMutation({
    mutationFn: async ({ email, ...draft }: Completion) => {
      const body = { ...draft, locale: locale(), clock, ...(emailProved ? {} : { email }) };
      const { account } = await call("POST /v1/provider-flows/current/account", { body });
      const idempotencyKey = keys.of(body);
      await call("POST /v1/schedules", { body: firstHours(account.timezone), idempotencyKey }).catch(() => null);
      return account;
    },
    onSuccess: (account) => {
      client.clear();
      client.setQueryData(meQuery().queryKey, { account });
      onDone();
    },
  });
}
