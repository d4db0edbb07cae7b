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
export interface CapabilityScope<Purpose extends "manage" | "feed" = "manage" | "feed"> {
  readonly [brand]: "CapabilityScope";
  readonly purpose: Purpose;
  readonly id: string;
}

/**
 * Work of Daybook itself, which may touch anybody's rows: queue, cron, a page's room, and what is looked up before
 * anyone has shown who they are. Minted in one file of the Worker.
 */
export interface SystemScope {
  readonly [brand]: "SystemScope";
}

/** Every query asks for one of these, or for fewer of them, as its first argument: see docs/decisions/0015-scopes.md. */
export type Scope = OwnerId | PageScope | CapabilityScope | SystemScope;
