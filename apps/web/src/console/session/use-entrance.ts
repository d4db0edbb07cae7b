import type { Account } from "@daybook/contract/accounts";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "../../api/me.ts";
import { toCalendar } from "../links.ts";
import { signInSearch } from "../search.ts";

/** Goes into the console once signed in, by whichever way: nothing of who was there before shows through. */
export function useEntrance(asked: string | undefined): (account: Account) => void {
  const client = useQueryClient();
  const router = useRouter();
  // The router hands on what an address holds besides what its page takes: looked at once more.
  const { next } = signInSearch({ next: asked });
  return (account) => {
    client.clear();
    client.setQueryData(meQuery().queryKey, { account });
    if (next) router.history.push(next);
    else void router.navigate(toCalendar());
  };
}
