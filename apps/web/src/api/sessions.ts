import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { everyPage } from "./every-page.ts";

/** Where the account is signed in. */
export const sessionsQuery = () =>
  queryOptions({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => everyPage((query) => call("GET /v1/sessions", { query, signal })),
  });
