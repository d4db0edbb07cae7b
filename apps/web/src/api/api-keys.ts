import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { everyPage } from "./every-page.ts";

export const apiKeysQuery = () =>
  queryOptions({
    queryKey: ["api-keys"],
    queryFn: ({ signal }) => everyPage((query) => call("GET /v1/api-keys", { query, signal })),
  });
