import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";

const isOpen = (state: string) => state === "waiting" || state === "writing";

/** Asked again while one is being written. */
export const exportsQuery = () =>
  queryOptions({
    queryKey: ["exports"],
    queryFn: ({ signal }) => call("GET /v1/me/exports", { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => isOpen(one.state)) ? 1_000 : false),
  });

export const deletionQuery = () =>
  queryOptions({ queryKey: ["deletion"], queryFn: ({ signal }) => call("GET /v1/me/deletion", { signal }) });
