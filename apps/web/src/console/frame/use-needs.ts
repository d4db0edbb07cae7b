import { useQuery, useQueryClient } from "@tanstack/react-query";
import { chatChannelsQuery } from "../../api/chat-channels.ts";
import { deliveryCountsQuery } from "../../api/deliveries.ts";
import { meQuery } from "../../api/me.ts";
import { webhooksQuery } from "../../api/webhooks.ts";
import { MINUTE } from "../../time/units.ts";
import { t } from "../../words/words.ts";
import { channels, deliveries, type Section, webhooks } from "./sections.ts";

/** What of a section wants somebody to look. */
export interface Need {
  count: number;
  words: string;
}

/** What has failed, section by section; sections in which all is well aren't named. */
export function useNeeds(): (section: Section) => Need | undefined {
  const client = useQueryClient();
  // The frame is drawn before it is known who is signed in.
  const enabled = client.getQueryData(meQuery().queryKey) !== undefined;
  const { data: hooks } = useQuery({ ...webhooksQuery(), enabled, staleTime: 5 * MINUTE });
  const { data: counts } = useQuery({ ...deliveryCountsQuery(), enabled, staleTime: 5 * MINUTE });
  const { data: rooms } = useQuery({ ...chatChannelsQuery(), enabled, staleTime: 5 * MINUTE });
  const failed = counts?.failed ?? 0;
  // Who paused one knows.
  const stands = ({ pausedBy }: { pausedBy: string | null }) => pausedBy !== null && pausedBy !== "owner";
  const paused = hooks?.items.filter(stands).length ?? 0;
  const silent = rooms?.items.filter(stands).length ?? 0;
  return (section) => {
    if (section === deliveries && failed > 0)
      return { count: failed, words: t("deliveries.failedCount", { count: failed }) };
    if (section === webhooks && paused > 0)
      return { count: paused, words: t("webhooks.pausedCount", { count: paused }) };
    if (section === channels && silent > 0)
      return { count: silent, words: t("channels.pausedCount", { count: silent }) };
    return undefined;
  };
}
