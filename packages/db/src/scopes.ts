declare const brand: unique symbol;

/** The account that a session or an API key speaks for. Minted by the session gate. */
export type OwnerId = string & { readonly [brand]: "OwnerId" };

/** A public page that exists: what anyone may ask of it. Minted where addresses are looked up. */
export interface PageScope {
  readonly [brand]: "PageScope";
  readonly eventTypeId: string;
  readonly hostId: string;
  readonly accountId: string;
  readonly handle: string;
  readonly slug: string;
}

/** One thing that a verified capability link names. Minted where tokens are verified. */
export interface CapabilityScope {
  readonly [brand]: "CapabilityScope";
  readonly purpose: "manage" | "feed";
  readonly id: string;
}

/** Work of Daybook itself: queue, cron, sign-in. Minted in one file of the Worker. */
export interface SystemScope {
  readonly [brand]: "SystemScope";
}
