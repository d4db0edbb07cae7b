import type { Account } from "@daybook/contract/accounts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/me.ts";

/** Who is signed in. Only inside the console, where the route has asked already. */
export const useAccount = (): Account => useSuspenseQuery(meQuery()).data.account;
