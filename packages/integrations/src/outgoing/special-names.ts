/**
 * Names that no public name server answers for: RFC 6761, 6762, 7686, 8375, 9476 and the registry of special-use
 * names, ICANN's `internal`, what networks use without asking, and those of clouds' metadata.
 */
const ENDINGS = [
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "workgroup",
  "svc",
  "consul",
  "arpa",
  "test",
  "invalid",
  "onion",
  "alt",
  "metadata.goog",
];

/** Whether a name (ASCII, lower case, no dot at its end) is one that means something inside a network alone. */
export const isSpecialName = (name: string): boolean =>
  !name.includes(".") || ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`));

/** RFC 6761 6.3. */
export const isLocalhost = (name: string): boolean => name === "localhost" || name.endsWith(".localhost");
