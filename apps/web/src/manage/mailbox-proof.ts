/** What follows `#mail=` in the link of a mail; read once, since the hash says later what is being done. */
export const mailboxProof: string | undefined = /^#mail=([\w-]{1,64})$/.exec(window.location.hash)?.[1];
