import { queryOptions } from "@tanstack/react-query";
import { MINUTE } from "../time/units.ts";
import { call } from "./client.ts";

/** The signed-in account; 401 throws, and means: nobody is. */
export const meQuery = () =>
  queryOptions({ queryKey: ["me"], queryFn: ({ signal }) => call("GET /v1/me", { signal }), staleTime: MINUTE });
