import type { Env } from "../env.ts";
import { settingsOf } from "../env.ts";
import type { HostDeskRpc } from "./desk-rpc.ts";

type Desk = HostDeskRpc & { fetch(request: Request): Promise<Response> };

/** The desk of a host: an object lives where it was first asked for, so all ask through here. */
export function hostDesk(env: Env, hostId: string): Desk {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  return env.HOST_DESK.getByName(hostId, locationHint ? { locationHint } : {}) as unknown as Desk;
}
