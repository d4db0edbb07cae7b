import { type Api, route } from "../http/api-router.ts";
import { takeEvent } from "./take-event.ts";
import { takeMessage } from "./take-message.ts";

export function inboundRoutes(api: Api): void {
  route(api, "POST /v1/inbound/mail-events", async ({ env, body, signedId, origin }) => ({
    noted: await takeEvent(env, { id: signedId, body, origin }),
  }));
  route(api, "POST /v1/inbound/mail", async ({ env, body, origin }) => ({
    noted: await takeMessage(env, { raw: body, recipients: [], origin }),
  }));
}
