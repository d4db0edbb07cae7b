import { ApiError } from "@daybook/contract/client";
import { QueryClient } from "@tanstack/react-query";
import { SECOND } from "../time/units.ts";

/** What can't be helped by asking again: the request itself was refused. */
const isFinal = (error: unknown) => error instanceof ApiError && error.status >= 400 && error.status < 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20 * SECOND,
      retry: (failures, error) => !isFinal(error) && failures < 2,
      refetchOnWindowFocus: true,
    },
    // Without a connection a change fails at once: one that waits for it would be made after it was given up.
    mutations: { retry: false, networkMode: "always" },
  },
});
