import { ApiError } from "@daybook/contract/client";
import { QueryClient } from "@tanstack/react-query";

/** What can't be helped by asking again: the request itself was refused. */
const isFinal = (error: unknown) => error instanceof ApiError && error.status >= 400 && error.status < 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (failures, error) => !isFinal(error) && failures < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
