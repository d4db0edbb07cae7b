/**
 * What would end a quoted display name or its header (RFC 5322 3.2.4), and what makes a lenient parser see a second
 * recipient in it.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const unsafe = /[\s"\\<>()[\],;:@\u0000-\u001f\u007f]+/g;

/** A display name without what would end it. Empty when nothing is left. */
export const displayName = (name: string | undefined): string => name?.toWellFormed().replace(unsafe, " ").trim() ?? "";

/** `"Name" <address>`, or the bare address where there is no name. The address must have been checked. */
export function mailboxAddress(mailbox: { name?: string; address: string }): string {
  const name = displayName(mailbox.name);
  return name ? `"${name}" <${mailbox.address}>` : mailbox.address;
}

/** The bare address of `Name <address>` or of an address alone. */
export const addressOf = (mailbox: string): string => (/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim();
