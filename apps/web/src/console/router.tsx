import { createRouter } from "@tanstack/react-router";
import { queryClient } from "../api/query-client.ts";
import { MissingPage, PageError, PagePending } from "./frame/page-states.tsx";
import { routeTree } from "./routes.tsx";

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: MissingPage,
  defaultPendingComponent: PagePending,
  defaultPreload: "intent",
  // Query keeps what was fetched, and knows how old it is.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 250,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
