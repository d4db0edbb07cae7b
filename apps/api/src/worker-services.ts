import { type Connect, neonConnect, pgConnect } from "@daybook/db/connection";
import { addressOf } from "@daybook/integrations/mail/mailbox-address";
import { ClockWindow } from "./clock/clock-window.ts";
import { dueClock } from "./clock/due-clocks.ts";
import { ConfigurationError, type Env, settingsOf } from "./env.ts";
import { newId, type Services } from "./services.ts";
import { signingKeys } from "./tokens/signing-keys.ts";

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
      mailFrom: addressOf(settingsOf(env).MAIL_FROM ?? "daybook@localhost"),
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
