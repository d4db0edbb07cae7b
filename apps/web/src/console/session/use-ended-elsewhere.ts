import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { clearToasts } from "../../ui/feedback/toast.tsx";

/**
 * Leaves the console whose session was ended from afar: whoever has this device now must not read on. Where words are
 * unsaved it asks, as leaving always does; who stays is told by the next thing that is refused.
 */
export function useEndedElsewhere(): () => void {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(() => {
    const next = router.state.location.href;
    void router.navigate({ to: "/sign-in", search: { next, ended: true } }).then(() => {
      if (router.state.location.pathname !== "/sign-in") return;
      clearToasts();
      client.clear();
    });
  }, [client, router]);
}
