/** Where the part of an address that follows is a token, in the API and on the pages: `/v1/manage/{token}`, `/calendar/{file}`. */
const AFTER = /(\/(?:manage|holds|calendar|unsubscribe)\/)[^/\s?#"'&<>]+/g;
/** As a parameter: `?hold={id}`, or what a service adds that sends somebody back. */
const AS_PARAMETER = /([?&](?:hold|token|code|state|code_verifier|nonce)=)[^\s&#"'<>]+/g;
/** Wherever it stands: tokens are longer than ids, handles and slugs. */
const ANYWHERE = /[A-Za-z0-9_-]{65,}/g;

/** A text for a log without the tokens in its addresses: who reads logs must not be able to change bookings. */
export const withoutTokens = (text: string): string =>
  text.replace(AFTER, "$1…").replace(AS_PARAMETER, "$1…").replace(ANYWHERE, "…");
