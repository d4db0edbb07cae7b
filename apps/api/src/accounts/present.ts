import type { Account } from "@daybook/contract/accounts";
import { formatInstant } from "@daybook/core/time/instant";
import type { AccountRow } from "@daybook/db/accounts";

export const presentAccount = (row: AccountRow, origin: string): Account => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  tagline: row.tagline,
  email: row.email,
  timezone: row.timezone,
  locale: row.locale,
  digest: row.digestHour === null ? null : { hour: row.digestHour },
  clock: row.hour12 === null ? null : row.hour12 ? "12" : "24",
  phone: row.phone,
  forgetMonths: row.forgetMonths,
  url: `${origin}/${row.handle}`,
  emailVerified: row.emailVerifiedAt !== null,
  hasPassword: row.hasPassword,
  passwordChangedAt: row.passwordChangedAt === null ? null : formatInstant(row.passwordChangedAt),
  createdAt: formatInstant(row.createdAt),
});
