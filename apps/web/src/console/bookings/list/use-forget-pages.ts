import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { bookingsQuery } from "../../../api/organizer.ts";

/** So many pages are kept when the reader is back at the first lines. */
const KEPT = 2;

/**
 * Forgets what was read further down: whenever a booking changes all pages that are known are read again, one after the
 * other, which for thousands of bookings nobody looks at would be dozens of requests.
 */
export function useForgetPages(asked: Parameters<typeof bookingsQuery>[0]): () => void {
  const client = useQueryClient();
  const key = JSON.stringify(asked);
  return useCallback(() => {
    client.setQueryData(bookingsQuery(JSON.parse(key)).queryKey, (known) =>
      known && known.pages.length > KEPT
        ? { pages: known.pages.slice(0, KEPT), pageParams: known.pageParams.slice(0, KEPT) }
        : known,
    );
  }, [client, key]);
}
