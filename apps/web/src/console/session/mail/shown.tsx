import { readableEmail } from "@daybook/core/text/email-address";

/** An address or a name within a sentence, in whatever direction it runs. */
export const shownEmail = (email: string) => (
  <b className="strong">
    <bdi>{readableEmail(email)}</bdi>
  </b>
);
export const shownName = (name: string | null) => <bdi>{name ?? ""}</bdi>;
