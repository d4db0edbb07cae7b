import { ApiError } from "@daybook/contract/client";
import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { asksProof } from "./step-up.tsx";

const isSignedOut = (error: unknown) =>
  error instanceof ApiError && error.problem?.code === "unauthenticated" && !asksProof(error);

/** Calls back when any request is answered: nobody is signed in. */
function watchForSignOut(client: QueryClient, onSignedOut: () => void): () => void {
  const queries = client.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error" && isSignedOut(event.action.error)) onSignedOut();
  });
  const mutations = client.getMutationCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error" && isSignedOut(event.action.error)) onSignedOut();
  });
  return () => {
    queries();
    mutations();
  };
}

export function useSignedOut(): [boolean, (signedOut: boolean) => void] {
  const client = useQueryClient();
  const [signedOut, setSignedOut] = useState(false);
  useEffect(() => watchForSignOut(client, () => setSignedOut(true)), [client]);
  return [signedOut, setSignedOut];
}
