import type { SlotsAnswer } from "@daybook/contract/pages";
import { formatInstant } from "@daybook/core/time/instant";
import { requireAccount } from "../accounts/require-account.ts";
import { addressesOf, written } from "../bookings/given-guests.ts";
import { instants, presentDone, refusal, requireDone } from "../bookings/outcome-response.ts";
import { requireContact } from "../contacts/contact-limit.ts";
import { explainOffer } from "../event-types/preview.ts";
import { type Api, route } from "../http/api-router.ts";
import { checkDateRange } from "../http/date-range.ts";
import { requirePrincipal } from "../http/session-gate.ts";
import { holdsOfHosts, hostDesk, leadDesk, leadOf } from "../objects/host-desks.ts";
import { pageRoom } from "../objects/page-rooms.ts";
import { atPage, requirePage } from "../offers/page-addresses.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { readHold, writeHold } from "../tokens/hold-token.ts";
import { requireAccess } from "../tokens/principal.ts";
import { presentPage, presentProfile } from "./present.ts";
import { requireSlots, sharedSlots } from "./shared-slots.ts";

export function pageRoutes(api: Api): void {
  route(api, "GET /v1/pages/{handle}", ({ params, services }) => presentProfile(services, params.handle));

  route(api, "GET /v1/pages/{handle}/{slug}", ({ params, services }) =>
    presentPage(services, params.handle, params.slug),
  );

  route(api, "GET /v1/pages/{handle}/{slug}/slots", async (call) => {
    const { params, query, services, env } = call;
    checkDateRange(query.from, query.to);
    const page = await requirePage(services, params.handle, params.slug);
    const { from, to, timezone, duration } = query;
    const holdId = query.hold === undefined ? undefined : (await readHold(services.keys, query.hold, "query")).holdId;
    const text = requireSlots(await sharedSlots(env, page.eventTypeId, { from, to, timezone, duration, holdId }));
    if (query.explain) {
      const principal = await requirePrincipal(call.request, services, [call.origin]);
      requireAccess(principal, { as: "account", scope: "event-types:read" }, services.now());
      const { owner } = principal;
      const { hostId } = await requireAccount(services, owner);
      if (owner !== page.accountId && !page.hostIds.includes(hostId))
        throw new ApiFailure("forbidden", { detail: "Reasons are for the host alone." });
      const holds = await holdsOfHosts(env, page.hostIds);
      const { refused } = await explainOffer(services, owner, page.eventTypeId, holds, query);
      const explained = { ...(JSON.parse(text) as SlotsAnswer), refused };
      return Response.json(explained, { headers: { "cache-control": "no-store" } });
    }
    return new Response(text, { headers: { "content-type": "application/json", "cache-control": "no-store" } });
  });

  route(api, "GET /v1/pages/{handle}/{slug}/live", async ({ params, services, env, request, address }) => {
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") throw new ApiFailure("upgrade_required");
    const page = await requirePage(services, params.handle, params.slug);
    return pageRoom(env, page.eventTypeId).watch(request, address);
  });

  route(api, "POST /v1/pages/{handle}/{slug}/holds", async ({ params, body, services, env, address }) => {
    const { start, duration, visitor } = body;
    const told = { start, duration, visitor, address };
    const outcome = await atPage(services, params, async (page) => ({
      ...(await leadDesk(env, page.hostIds).hold({ ...told, page })),
      hostId: leadOf(page.hostIds),
    }));
    if (outcome.kind === "refused") throw refusal(outcome);
    if (outcome.kind === "too_many")
      throw new ApiFailure("too_many_holds", {
        retryAfter: outcome.until ? Math.max(1, Math.ceil((outcome.until - services.now()) / 1_000)) : 60,
        detail: "Ten times are held from your network already. Give one back first.",
      });
    if (outcome.kind === "gone") throw new ApiFailure("not_found");
    return {
      id: await writeHold(services.keys, outcome.hostId, outcome.id),
      ...instants(outcome),
      expiresAt: formatInstant(outcome.expiresAt),
    };
  });

  route(api, "DELETE /v1/holds/{id}", async ({ params, services, env }) => {
    const { hostId, holdId } = await readHold(services.keys, params.id).catch(() => {
      throw new ApiFailure("not_found", { detail: "There is no such hold." });
    });
    await hostDesk(env, hostId).release(holdId);
    return undefined;
  });

  route(
    api,
    "POST /v1/pages/{handle}/{slug}/bookings",
    async ({ params, body, key, services, env, origin, waitUntil }) => {
      const holdId = body.hold === undefined ? undefined : (await readHold(services.keys, body.hold)).holdId;
      const { start, timezone, locale, invitee, answers = {}, guests, duration } = body;
      const hour12 = body.clock === "12";
      const told = {
        start,
        duration,
        timezone,
        locale,
        hour12,
        invitee,
        answers,
        guests: written(guests),
        origin,
        holdId,
      };
      const claim = atPage(services, params, async (page) => {
        const ours = { ...key, scope: `book:${page.eventTypeId}` };
        await requireContact(services, env, page, addressesOf(invitee, guests), ours);
        return leadDesk(env, page.hostIds).claim({ ...told, page, key: ours });
      });
      // The claim runs to its end even if the client leaves.
      waitUntil(claim.catch(() => {}));
      return presentDone(services, requireDone(await claim), origin);
    },
  );
}
