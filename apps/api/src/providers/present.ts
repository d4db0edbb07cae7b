import type { Arrival, Identity, Provider } from "@daybook/contract/providers";
import { formatInstant } from "@daybook/core/time/instant";
import type { IdentityRow, ProvedIdentity } from "@daybook/db/identities";
import type { ProviderFlowRow } from "@daybook/db/provider-flows";

/** What is to be done with who came back. The account that is waited for isn't told of. */
export function presentArrival({
  purpose,
  provider,
  accountId,
  identity,
}: Pick<ProviderFlowRow, "purpose" | "provider" | "accountId" | "identity">): Arrival {
  const { email, emailVerified, name, username } = identity as ProvedIdentity;
  const outcome = purpose === "link" ? "link" : accountId ? "join" : "sign_up";
  return { outcome, provider: provider as Provider, email, emailVerified, name, username };
}

export const presentIdentity = (row: IdentityRow, offered: Pick<ReadonlyMap<string, string>, "has">): Identity => ({
  id: row.id,
  provider: row.provider as Provider,
  label: row.label,
  active: offered.has(row.provider),
  createdAt: formatInstant(row.createdAt),
  lastUsedAt: row.lastUsedAt === null ? null : formatInstant(row.lastUsedAt),
});

/** How its owner knows it again. */
export const labelOf = ({ email, username, name }: ProvedIdentity): string => email ?? username ?? name ?? "";
