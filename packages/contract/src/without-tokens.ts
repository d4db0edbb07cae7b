/** Where the part of an address that follows is a token, in the API and on the pages: `/v1/manage/{token}`, `/calendar/{file}`. */
const AFTER = /(\/(?:manage|holds|calendar|unsubscribe)\/)[^/\s?#"'&<>]+/g;
/** As a parameter, `?hold={id}`: of any but these, since others hold what a form is prefilled with, or a provider's code. */
const AS_PARAMETER = /([?&](?!(?:from|to|timezone|duration|date|limit|lang|cron)=)[\w.-]+=)[^\s&#"'<>…]+/g;
/** Of people, also as they stand in an address. */
const MAIL_ADDRESS = /(?<![\w.!#$%&'*+^`{|}~-])[\w.!#$%&'*+^`{|}~-]+(?:@|%40)(?:[a-z0-9-]+\.)+[a-z]{2,}/gi;
/** Wherever it stands: tokens are longer than ids, handles and slugs. */
const ANYWHERE = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{65,}/g;

/** A text for a log without tokens and mail addresses: who reads logs must not be able to change bookings, or know whose they are. */
export const withoutTokens = (text: string): string =>
  text.replace(AFTER, "$1…").replace(AS_PARAMETER, "$1…").replace(MAIL_ADDRESS, "…@…").replace(ANYWHERE, "…");
