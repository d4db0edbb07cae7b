import { useQuery, useQueryClient } from "@tanstack/react-query";
import { meQuery } from "../../api/me.ts";
import { webhooksQuery } from "../../api/webhooks.ts";
import { MINUTE } from "../../time/units.ts";

/** How many webhooks stand still because of their receivers. Who paused one knows. */
export function usePausedWebhooks(): number {
  const client = useQueryClient();
  // The frame is drawn before it is known who is signed in.
  const enabled = client.getQueryData(meQuery().queryKey) !== undefined;
  const { data } = useQuery({ ...webhooksQuery(), enabled, staleTime: 5 * MINUTE });
  return data?.items.filter(({ pausedBy }) => pausedBy === "failing" || pausedBy === "gone").length ?? 0;
}
