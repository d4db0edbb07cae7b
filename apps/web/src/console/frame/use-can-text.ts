import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/me.ts";

/** Whether this deployment sends text messages. Whoever has just signed in knows of the account alone, so that it is asked. */
export function useCanText(): boolean {
  const { data } = useSuspenseQuery({
    ...meQuery(),
    refetchOnMount: ({ state }) => (state.data?.sms === undefined ? "always" : true),
  });
  return data.sms === true;
}
