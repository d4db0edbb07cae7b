import { closed } from "@daybook/core/events/account-events";
import { formatInstant } from "@daybook/core/time/instant";
import { DAY } from "@daybook/core/time/units";
import { closeAccount, countOwned, findClosing, recordAccountEvents, reopenAccount } from "@daybook/db/closing";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { requireAccount } from "../accounts/require-account.ts";
import { audit } from "../audit/audit.ts";
import { changeOffer } from "../desk/change-offer.ts";
import { deliveryIds, newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { dueClock } from "../objects/due-clocks.ts";
import { ApiFailure, namedFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

/** How long an account that was closed can be kept all the same, ms. */
const UNDO = 7 * DAY;

async function present(services: Services, owner: OwnerId) {
  const now = services.now();
  return withConnection(services.connect, async (db) => {
    const closing = await findClosing(owner, db, owner);
    const { coming, ...owned } = await countOwned(owner, db, now);
    return {
      closedAt: closing && formatInstant(closing.closedAt),
      erasedAt: formatInstant(closing?.eraseAt ?? now + UNDO),
      ...owned,
      comingBookings: coming,
    };
  });
}

export function closingRoutes(api: Api): void {
  route(api, "GET /v1/me/deletion", ({ owner, services }) => present(services, owner));

  route(api, "POST /v1/me/deletion", async ({ owner, body, services, env, origin, caller }) => {
    const { handle, name } = await requireAccount(services, owner);
    if (body.handle.trim().toLowerCase() !== handle)
      throw namedFailure(
        "validation_failed",
        { in: "body", path: "handle", rule: "not_yours" },
        "Write your own handle, so that nothing is deleted by mistake.",
      );
    const closedAt = services.now();
    const closing = { closedAt, eraseAt: closedAt + UNDO };
    const { event, deliveries } = closed(owner, closing);
    const events = [newEvent(services, event, deliveries, origin)];
    const isNew = await changeOffer(services, env, owner, "own", async (db) => {
      if (!(await closeAccount(owner, db, closing))) return false;
      await recordAccountEvents(owner, db, events);
      const after = { erasedAt: formatInstant(closing.eraseAt) };
      audit(services, db, caller, { act: "account.closed", subject: { kind: "account", id: owner, name }, after });
      return true;
    });
    if (isNew) await wakeEffects(env, deliveryIds(events));
    await dueClock(env).arm(closing.eraseAt);
    return present(services, owner);
  });

  route(api, "DELETE /v1/me/deletion", async ({ owner, services, env, caller }) => {
    const kept = await changeOffer(services, env, owner, "own", async (db) => {
      const reopened = await reopenAccount(owner, db, services.now());
      if (reopened) audit(services, db, caller, { act: "account.reopened", subject: { kind: "account", id: owner } });
      return reopened;
    });
    if (!kept) throw new ApiFailure("not_found", { detail: "This account isn't to be deleted." });
    return undefined;
  });
}
