import type { Account } from "@daybook/contract/accounts";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "../../api/me.ts";
import { toCalendar } from "../links.ts";

/** Goes into the console once signed in, by whichever way: nothing of who was there before shows through. */
export function useEntrance(next: string | undefined): (account: Account) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (account) => {
    client.clear();
    client.setQueryData(meQuery().queryKey, { account });
    if (next) router.history.push(next);
    else void router.navigate(toCalendar());
  };
}
