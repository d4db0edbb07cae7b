/** Seconds. */
export const ACCESS_TOKEN_LIFE = 30 * 60;

/** Of what an access token speaks. Instants are epoch milliseconds. */
export interface AccessClaims {
  account: string;
  /** The session it was made from. */
  session: string;
  /** When the account last showed who it is, which a token from a renewed session is younger than. */
  provedAt: number;
}

/** What a token of ours said. */
export interface KnownToken {
  account: string;
  /** Null, as `provedAt` may be: a token of the version before, which doesn't say. */
  session: string | null;
  provedAt: number | null;
}
