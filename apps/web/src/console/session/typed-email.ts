/** What was typed as one's address, for the next page that asks for it: an address in a link would be kept in histories. */
let typed = "";
export const typedEmail = (): string => typed;
export const keepTypedEmail = (email: string): void => {
  typed = email;
};
