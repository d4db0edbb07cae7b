import { withoutTokens } from "@daybook/contract/without-tokens";

/** Fields of what is sent and answered whose values nobody may read in a log. */
const PRIVATE = new Set([
  ...["email", "password", "currentPassword", "newPassword", "phone", "accessToken", "refreshToken", "secret", "code"],
  ...["key", "manageUrl", "reason", "notes", "sealed"],
]);
/** Shorter ones stand in other words. */
const LEAST = 6;

/** All such values in a piece of JSON; the name of whoever has an address too. */
export function privateValues(json: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(json)) for (const each of json) privateValues(each, found);
  else if (json !== null && typeof json === "object")
    for (const [name, value] of Object.entries(json)) {
      const isPrivate = PRIVATE.has(name) || (name === "name" && "email" in json);
      if (isPrivate && typeof value === "string" && value.trim().length >= LEAST) found.add(value.trim());
      else privateValues(value, found);
    }
  return found;
}

/** Of a Worker's own keys and of receivers' secrets. */
const KEYS = /whsec_[A-Za-z0-9+/]{8,}|\b\d{1,3}:[A-Za-z0-9+/]{43}=|Bearer\s+\S{12,}|daybook_session=\S{8,}|\$argon2/;

/** Lines of a log that tell a token, an address, a key, or one of `values`; each with what it tells. */
export function leaksIn(lines: readonly string[], values: ReadonlySet<string>): string[] {
  const needles = [...values].flatMap((value) => [
    value,
    encodeURIComponent(value.toWellFormed()),
    JSON.stringify(value).slice(1, -1),
  ]);
  return lines.flatMap((line) => {
    const told = needles.find((needle) => line.includes(needle)) ?? KEYS.exec(line)?.[0];
    if (told !== undefined) return [`“${told}” in: ${line}`];
    return withoutTokens(line) === line ? [] : [`a token or an address in: ${line}`];
  });
}
