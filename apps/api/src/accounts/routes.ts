import { handleProblem } from "@daybook/contract/names";
import { nextDigest } from "@daybook/core/bookings/digest";
import { formatInstant } from "@daybook/core/time/instant";
import { findAccount, handleExists, updateAccount } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import { setDigest } from "@daybook/db/digests";
import { findOpenLinks } from "@daybook/db/mailed-links";
import { transact } from "@daybook/db/transaction";
import { contactsOf } from "../contacts/contact-limit.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { ownerOf } from "../http/session-gate.ts";
import { consoleRoom, PROOF_HEADER } from "../objects/console-rooms.ts";
import { dueClock } from "../objects/due-clocks.ts";
import { hostDesk } from "../objects/host-desks.ts";
import { canText, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { system } from "../runtime/services.ts";
import { auditAccount } from "./audit-account.ts";
import { openSession } from "./open-session.ts";
import { presentAccount } from "./present.ts";
import { requireAccount } from "./require-account.ts";
import { signUpAccount } from "./sign-up.ts";
import { requireSignUpDomain } from "./sign-up-domain.ts";

const digestSetting = (timezone: string, hour: number, now: number, origin: string) => ({
  hour,
  at: nextDigest(timezone, hour, now),
  origin,
});

export function accountRoutes(api: Api): void {
  route(api, "POST /v1/accounts", async ({ body, key, request, services, env, origin, caller }) => {
    if (settingsOf(env).SIGN_UP_TELLS === "never")
      throw new ApiFailure("forbidden", {
        reason: "mail_first",
        detail: "Here one signs up by mail: POST /v1/sign-ups.",
      });
    requireSignUpDomain(env, body.email, false);
    const { id, deliveries } = await signUpAccount(services, body, { key, origin, caller });
    await wakeEffects(env, deliveries);
    const account = await requireAccount(services, ownerOf(id));
    return openSession(services, account, { method: "password", request, origin, isFirst: true });
  });

  route(api, "GET /v1/handles/{handle}", async ({ params, services }) => {
    const handle = params.handle.trim().toLowerCase();
    const wrong = handleProblem(handle);
    if (wrong) {
      const { rule, message, params } = wrong;
      return { handle, available: false, rule, message, ...(params ? { params } : {}) };
    }
    const taken = await withConnection(services.connect, (db) => handleExists(system, db, handle));
    return taken
      ? {
          handle,
          available: false,
          rule: "handle_taken",
          message: `“${handle}” is taken. Try another.`,
          params: { value: handle },
        }
      : { handle, available: true };
  });

  route(api, "GET /v1/me", async ({ owner, services, env, origin }) => {
    const account = presentAccount(await requireAccount(services, owner), origin);
    return withConnection(services.connect, async (db) => {
      const contacts = await contactsOf(services, env, db, owner);
      const [change] = await findOpenLinks(owner, db, ["change"], services.now());
      const pendingEmail = change ? { email: change.email, until: formatInstant(change.expiresAt) } : null;
      return { account, pendingEmail, contacts, sms: canText(env) };
    });
  });

  route(api, "PATCH /v1/me", async ({ owner, body, services, env, origin, caller }) => {
    const { clock, digest, ...same } = body;
    const told = { ...same, hour12: clock && clock === "12" };
    const edit = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
    const account = await transact(services.connect, async (db) => {
      const before = await findAccount(owner, db);
      await updateAccount(owner, db, edit);
      const edited = await findAccount(owner, db);
      if (!before || !edited) return null;
      const hour = digest === undefined ? edited.digestHour : digest?.hour;
      const setsDigest = digest !== undefined || body.timezone !== undefined;
      if (setsDigest) {
        const setting = typeof hour === "number" ? digestSetting(edited.timezone, hour, services.now(), origin) : null;
        await setDigest(owner, db, setting);
      }
      const account = setsDigest ? await findAccount(owner, db) : edited;
      auditAccount(services, db, caller, before, account ?? edited);
      return account;
    });
    if (!account) throw new ApiFailure("unauthenticated");
    // The clock looks at what is due on its own; sooner than it knew of, it has to be told.
    if (account.digestHour !== null && (digest || body.timezone))
      await dueClock(env).arm(nextDigest(account.timezone, account.digestHour, services.now()));
    return { account: presentAccount(account, origin) };
  });

  route(api, "GET /v1/me/live", async ({ owner, principal, request, services, env }) => {
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") throw new ApiFailure("upgrade_required");
    const { hostId } = await requireAccount(services, owner);
    const asked = new Request(request);
    asked.headers.set(PROOF_HEADER, principal.viaId ?? "");
    const response = await consoleRoom(env, owner).fetch(asked);
    if (response.status !== 101)
      throw new ApiFailure("rate_limited", { retryAfter: 60, detail: "Your console is open in too many windows." });
    await hostDesk(env, hostId).addConsole(owner);
    return response;
  });
}
