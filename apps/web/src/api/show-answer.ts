import type { InferDataFromTag, QueryClient, QueryKey, Updater } from "@tanstack/react-query";

/** Shows what a change was answered with. What is being read meanwhile may be older than that, and is read anew. */
export function showAnswer<K extends QueryKey>(
  client: QueryClient,
  queryKey: K,
  answer: Updater<InferDataFromTag<unknown, K> | undefined, InferDataFromTag<unknown, K> | undefined>,
): void {
  client.setQueryData<unknown, K>(queryKey, answer);
  void client.refetchQueries({ queryKey, exact: true, fetchStatus: "fetching" });
}
