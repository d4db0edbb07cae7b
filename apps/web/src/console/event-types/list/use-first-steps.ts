import type { Schedule } from "@daybook/contract/schedules";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { bookingsQuery, eventTypesQuery, schedulesQuery } from "../../../api/organizer.ts";
import { keep, kept } from "../../../device/storage.ts";
import { useAccount } from "../../frame/use-account.ts";

export interface Steps {
  hidden: boolean;
  /** The first one; none for an account that has none. */
  schedule: Schedule | undefined;
  eventType: boolean;
  booked: boolean;
  copied: boolean;
  hide(): void;
  linkCopied(): void;
}

/** Remembered on the device, for each account: these are hints, not data. */
function useRemembered(key: string): [boolean, () => void] {
  const [value, setValue] = useState(() => kept(key) === "1");
  const remember = () => {
    setValue(true);
    keep(key, "1");
  };
  return [value, remember];
}

export function useFirstSteps(): Steps {
  const { id } = useAccount();
  const [hidden, hide] = useRemembered(`daybook.first-steps.hidden.${id}`);
  const [copied, linkCopied] = useRemembered(`daybook.first-steps.copied.${id}`);
  const [schedule] = useSuspenseQuery(schedulesQuery()).data.items;
  const eventType = useSuspenseQuery(eventTypesQuery()).data.items.length > 0;
  const asks = !hidden && eventType;
  const upcoming = useInfiniteQuery({ ...bookingsQuery({ state: "upcoming" }), enabled: asks });
  const past = useInfiniteQuery({ ...bookingsQuery({ state: "past" }), enabled: asks });
  const gone = useInfiniteQuery({ ...bookingsQuery({ state: "cancelled" }), enabled: asks });
  const booked = [upcoming, past, gone].some(({ data }) => (data?.pages[0]?.items.length ?? 0) > 0);
  return { hidden, schedule, eventType, booked, copied, hide, linkCopied };
}
