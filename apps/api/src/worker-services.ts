import { type Connect, neonConnect, pgConnect } from "@daybook/db/connection";
import { addressOf } from "@daybook/integrations/mail/mailbox-address";
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
    services = {
      connect: connector(env),
      now: () => Date.now(),
      newId,
      keys: signingKeys(settingsOf(env).TOKEN_KEYS),
      mailFrom: addressOf(settingsOf(env).MAIL_FROM ?? "daybook@localhost"),
      armClock: (at) => dueClock(env).arm(at),
    };
    known.set(env, services);
  }
  return services;
}
