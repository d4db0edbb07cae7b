import { useQuery, useQueryClient } from "@tanstack/react-query";
import { chatChannelsQuery } from "../../api/chat-channels.ts";
import { meQuery } from "../../api/me.ts";
import { MINUTE } from "../../time/units.ts";

/** How many channels stand still because of their rooms. Who paused one knows. */
export function usePausedChannels(): number {
  const client = useQueryClient();
  // The frame is drawn before it is known who is signed in.
  const enabled = client.getQueryData(meQuery().queryKey) !== undefined;
  const { data } = useQuery({ ...chatChannelsQuery(), enabled, staleTime: 5 * MINUTE });
  return data?.items.filter(({ pausedBy }) => pausedBy !== null && pausedBy !== "owner").length ?? 0;
}
