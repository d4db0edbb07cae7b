import { dohResolver } from "@daybook/integrations/outgoing/doh-resolver";
import {
  type OutgoingLimits,
  type OutgoingRequest,
  outgoingFetch,
} from "@daybook/integrations/outgoing/outgoing-fetch";

/** What a test asks of it: one request, with names from this server. */
export interface OutgoingErrand {
  request: OutgoingRequest;
  limits: Partial<OutgoingLimits>;
  nameServer: string;
}

/** Outgoing requests alone, in the runtime that production has. */
export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== "POST") return new Response("It answers.");
    const errand = (await request.json()) as OutgoingErrand;
    const resolver = dohResolver({ url: errand.nameServer });
    return Response.json(await outgoingFetch(errand.request, { resolver, isLocalAllowed: true }, errand.limits));
  },
};
