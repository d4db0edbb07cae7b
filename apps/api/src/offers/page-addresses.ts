import { withConnection } from "@daybook/db/connection";
import { DatabaseUnavailable } from "@daybook/db/failures";
import { findPage } from "@daybook/db/pages";
import type { EventTypePage } from "@daybook/db/scopes";
import { noteContacts } from "../contacts/contact-limit.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { Flights } from "../runtime/flights.ts";
import { type Services, system } from "../runtime/services.ts";

/** An address may lead to what it led to so long ago, ms; what is booked is decided anew in Postgres. */
const REMEMBERED = 5_000;
const MOST = 5_000;
const NOWHERE = "There is no page at this address.";

interface Known {
  at: number;
  page: EventTypePage;
}
const known = new Map<string, Known>();
const flights = new Flights<EventTypePage | null>();
/** Rises when addresses are forgotten: a look-up begun before may bring what was. */
let round = 0;

/** What a handle or a slug can look like at all, in any case; anything else leads nowhere, and Postgres isn't asked. */
const POSSIBLE = /^[a-z0-9-]{1,64}$/i;

/** Throws `not_found` for what can't be a handle or a slug. */
export function requirePossible(parts: readonly string[], detail: string): void {
  if (!parts.every((part) => POSSIBLE.test(part))) throw new ApiFailure("not_found", { detail });
}

/** Addresses may lead elsewhere from now on. In other isolates they are remembered for their five seconds. */
export function forgetAddresses(): void {
  round++;
  known.clear();
}

/** Where an address leads; lookups in flight are shared, so a stampede costs one. Throws `not_found`. */
export async function requirePage(services: Services, handle: string, slug: string): Promise<EventTypePage> {
  requirePossible([handle, slug], NOWHERE);
  const name = `${handle.toLowerCase()}/${slug.toLowerCase()}`;
  const now = services.now();
  const entry = known.get(name);
  if (entry && entry.at >= now - REMEMBERED) return entry.page;
  const begun = round;
  const page = await flights
    .join(`${begun}:${name}`, () =>
      withConnection(services.connect, async (db) => {
        const found = await findPage(system, db, handle, slug, services.publicPages);
        if (found) await noteContacts(services, db, found);
        return found;
      }),
    )
    .catch((error: unknown) => {
      // Postgres is away: an address led where it leads; its times are shown, marked stale.
      if (entry && error instanceof DatabaseUnavailable) return entry.page;
      throw error;
    });
  // An address that leads nowhere yet isn't remembered.
  if (!page) throw new ApiFailure("not_found", { detail: NOWHERE });
  if (known.size > MOST) known.clear();
  if (begun === round) known.set(name, { at: now, page });
  return page;
}

/** Does something at a page. When it is gone there, the address is looked up anew: it may lead elsewhere by now. */
export async function atPage<T extends { kind: string }>(
  services: Services,
  { handle, slug }: { handle: string; slug: string },
  act: (page: EventTypePage) => Promise<T>,
): Promise<T> {
  const outcome = await act(await requirePage(services, handle, slug));
  if (outcome.kind !== "gone") return outcome;
  forgetAddresses();
  return act(await requirePage(services, handle, slug));
}
