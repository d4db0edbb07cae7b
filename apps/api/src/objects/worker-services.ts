import { type Connect, neonConnect, pgConnect } from "@daybook/db/connection";
import { addressOf } from "@daybook/integrations/mail/mailbox-address";
import { ClockWindow } from "../runtime/clock-window.ts";
import { ConfigurationError, type Env, settingsOf } from "../runtime/env.ts";
import { newId, type Services } from "../runtime/services.ts";
import { signingKeys } from "../runtime/signing-keys.ts";
import { replacedBy } from "../tokens/former-access-token.ts";
import { dueClock } from "./due-clocks.ts";

const known = new WeakMap<Env, Services>();

function connector(env: Env): Connect {
  const { NEON_DATABASE_URL } = settingsOf(env);
  if (NEON_DATABASE_URL) return neonConnect(NEON_DATABASE_URL);
  const url = env.HYPERDRIVE?.connectionString;
  if (!url) throw new ConfigurationError("neither HYPERDRIVE nor NEON_DATABASE_URL is set");
  return pgConnect(url);
}

/** The services as the Worker and its objects have them. */
export function workerServices(env: Env): Services {
  let services = known.get(env);
  if (!services) {
    const made: Services = {
      connect: connector(env),
      now: () => Date.now(),
      newId,
      keys: signingKeys(settingsOf(env).TOKEN_KEYS),
      // The local worker replaces none.
      replacesUntil: env.LOCAL_MAILBOX ? 0 : replacedBy(env.VERSION?.timestamp),
      mailFrom: addressOf(settingsOf(env).MAIL_FROM ?? "daybook@localhost"),
      publicPages: settingsOf(env).PAGES_NEED_VERIFICATION ? "verified" : "all",
      inboundAddress: settingsOf(env).INBOUND_ADDRESS,
      armClock: () => clockWindow.ready(),
    };
    // The isolate's: what one of its objects has armed counts for all.
    const clockWindow = new ClockWindow(
      (at) => dueClock(env).arm(at),
      () => made.now(),
    );
    services = made;
    known.set(env, services);
  }
  return services;
}
