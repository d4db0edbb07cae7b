declare const brand: unique symbol;

/** The account that a session or an API key speaks for. Minted by the session gate. */
export type OwnerId = string & { readonly [brand]: "OwnerId" };

/** What each kind of public page shows. */
interface Shown {
  /** `hostIds` ascending: the whole set, whoever of it is booked. */
  event_type: { readonly eventTypeId: string; readonly hostIds: readonly string[] };
  sign_up_event: { readonly signUpEventId: string };
}
export type PageKind = keyof Shown;

/** A public page that exists, by its kind: what anyone may ask of it. Minted where addresses are looked up. */
export type PageScope<Kind extends PageKind = PageKind> = {
  [K in Kind]: {
    readonly [brand]: "PageScope";
    readonly kind: K;
    /** Whose it is: an account's or a team's. */
    readonly accountId: string | null;
    readonly teamId: string | null;
    readonly handle: string;
    readonly slug: string;
  } & Shown[K];
}[Kind];
export type EventTypePage = PageScope<"event_type">;

/** One thing that a verified capability link names. Minted where tokens are verified. */
export interface CapabilityScope<
  Purpose extends "manage" | "feed" | "unsubscribe" = "manage" | "feed" | "unsubscribe",
> {
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
  readonly system: true;
}

/** Every query asks for one of these, or for fewer of them, as its first argument: see docs/decisions/0015-scopes.md. */
export type Scope = OwnerId | PageScope | CapabilityScope | SystemScope;

/** Where every kind of scope has been told apart: nobody may do what only Daybook itself may by being none of them. */
export function unknownScope(_scope: never): never {
  throw new Error("A scope of no known kind");
}
