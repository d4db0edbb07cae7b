import { withConnection } from "@daybook/db/connection";
import { findPage } from "@daybook/db/pages";
import type { PageScope } from "@daybook/db/scopes";
import { ApiFailure } from "../http/failure.ts";
import type { Services } from "../services.ts";

/** An address may lead to what it led to so long ago, ms; what is booked is decided anew in Postgres. */
const REMEMBERED = 5_000;
const MOST = 5_000;

interface Known {
  at: number;
  page: Promise<PageScope | null>;
}
const known = new WeakMap<Services, Map<string, Known>>();

/** Where an address leads; lookups in flight are shared, so a stampede costs one. Throws `not_found`. */
export async function requirePage(services: Services, handle: string, slug: string): Promise<PageScope> {
  const pages = known.get(services) ?? new Map<string, Known>();
  known.set(services, pages);
  const name = `${handle.toLowerCase()}/${slug.toLowerCase()}`;
  const now = services.now();
  let entry = pages.get(name);
  if (!entry || entry.at < now - REMEMBERED) {
    if (pages.size > MOST) pages.clear();
    entry = { at: now, page: withConnection(services.connect, (db) => findPage(db, handle, slug)) };
    pages.set(name, entry);
    // A failure, or an address that leads nowhere yet, isn't remembered.
    entry.page.then(
      (page) => page ?? pages.delete(name),
      () => pages.delete(name),
    );
  }
  const page = await entry.page;
  if (!page) throw new ApiFailure("not_found", { detail: "There is no page at this address." });
  return page;
}
