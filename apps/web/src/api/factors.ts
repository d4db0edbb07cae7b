import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";

export const passkeysQuery = () =>
  queryOptions({
    queryKey: ["passkeys"],
    queryFn: async ({ signal }) => (await call("GET /v1/passkeys", { signal })).items,
  });

export const secondFactorQuery = () =>
  queryOptions({
    queryKey: ["second-factor"],
    queryFn: ({ signal }) => call("GET /v1/second-factor", { signal }),
  });

/** What it asks a passkey counts once, and for minutes. */
export const proofWaysQuery = () =>
  queryOptions({
    queryKey: ["proof-ways"],
    queryFn: ({ signal }) => call("GET /v1/sessions/current/proof", { signal }),
    staleTime: 0,
    gcTime: 0,
  });
