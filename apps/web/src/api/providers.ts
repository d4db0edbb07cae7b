import { queryOptions } from "@tanstack/react-query";
import { MINUTE } from "../time/units.ts";
import { call } from "./client.ts";

/** The services by which one can sign in here. */
export const providersQuery = () =>
  queryOptions({
    queryKey: ["sign-in-providers"],
    queryFn: ({ signal }) => call("GET /v1/sign-in-providers", { signal }),
    staleTime: 10 * MINUTE,
  });

export const identitiesQuery = () =>
  queryOptions({ queryKey: ["identities"], queryFn: ({ signal }) => call("GET /v1/me/identities", { signal }) });
