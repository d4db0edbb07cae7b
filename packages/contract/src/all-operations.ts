import { accountOperations } from "./accounts.ts";
import { apiKeyOperations } from "./api-keys.ts";
import { auditLogOperations } from "./audit-log.ts";
import { bookingOperations } from "./bookings.ts";
import { chatChannelOperations } from "./chat-channels.ts";
import { deliveryOperations } from "./deliveries.ts";
import { eventTypeOrderOperations } from "./event-type-order.ts";
import { eventTypeOperations } from "./event-types.ts";
import { feedOperations } from "./feeds.ts";
import { inboundOperations } from "./inbound.ts";
import { inviteeOperations } from "./invitees.ts";
import { manageOperations } from "./manage.ts";
import { messageOperations } from "./messages.ts";
import { ownDataOperations } from "./own-data.ts";
import { pageOperations } from "./pages.ts";
import { passkeyOperations } from "./passkeys.ts";
import { providerOperations } from "./providers.ts";
import { scheduleOperations } from "./schedules.ts";
import { secondFactorOperations } from "./second-factor.ts";
import { sessionOperations } from "./sessions.ts";
import { systemOperations } from "./system.ts";
import { unsubscribeOperations } from "./unsubscribe.ts";
import { wayInOperations } from "./ways-in.ts";
import { webhookOperations } from "./webhooks.ts";

/** Every operation of the API by `METHOD /path/{parameter}`. */
export const allOperations = {
  ...accountOperations,
  ...wayInOperations,
  ...sessionOperations,
  ...scheduleOperations,
  ...eventTypeOperations,
  ...eventTypeOrderOperations,
  ...messageOperations,
  ...pageOperations,
  ...bookingOperations,
  ...inviteeOperations,
  ...manageOperations,
  ...feedOperations,
  ...webhookOperations,
  ...inboundOperations,
  ...apiKeyOperations,
  ...passkeyOperations,
  ...secondFactorOperations,
  ...providerOperations,
  ...unsubscribeOperations,
  ...deliveryOperations,
  ...chatChannelOperations,
  ...auditLogOperations,
  ...ownDataOperations,
  ...systemOperations,
} as const;

export type AllOperations = typeof allOperations;
