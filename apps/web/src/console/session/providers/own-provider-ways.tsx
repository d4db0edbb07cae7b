import { useQuery } from "@tanstack/react-query";
import { identitiesQuery } from "../../../api/providers.ts";
import { ProviderWays } from "../ways/provider-ways.tsx";

/** The services that are linked with the account: by them it shows once more who it is, and comes back to this page. */
export function OwnProviderWays() {
  const { data } = useQuery(identitiesQuery());
  const only = data?.items.map(({ provider }) => provider) ?? [];
  return <ProviderWays only={only} next={`${location.pathname}${location.search}`} />;
}
