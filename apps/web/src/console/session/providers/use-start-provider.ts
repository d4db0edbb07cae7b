import type { Provider } from "@daybook/contract/providers";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { type Errand, keepErrand } from "./errand.ts";

const never = new Promise<never>(() => {});

/** Sends the browser to a service, which sends it back to `/sign-in/callback/…`. Lasts until the page is gone. */
export function useStartProvider(errand: Errand, proved = <T>(work: () => Promise<T>): Promise<T> => work()) {
  return useMutation({
    mutationFn: async (provider: Provider) => {
      const start = errand.purpose === "link" ? "POST /v1/me/provider-flows" : "POST /v1/provider-flows";
      const { url } = await proved(() => call(start, { body: { provider } }));
      keepErrand(errand);
      location.assign(url);
      await never;
    },
  });
}
