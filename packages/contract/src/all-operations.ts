import { accountOperations } from "./accounts.ts";
import { bookingOperations } from "./bookings.ts";
import { eventTypeOrderOperations } from "./event-type-order.ts";
import { eventTypeOperations } from "./event-types.ts";
import { feedOperations } from "./feeds.ts";
import { inboundOperations } from "./inbound.ts";
import { inviteeOperations } from "./invitees.ts";
import { manageOperations } from "./manage.ts";
import { pageOperations } from "./pages.ts";
import { scheduleOperations } from "./schedules.ts";
import { systemOperations } from "./system.ts";
import { webhookOperations } from "./webhooks.ts";

/** Every operation of the API by `METHOD /path/{parameter}`. */
export const allOperations = {
  ...accountOperations,
  ...scheduleOperations,
  ...eventTypeOperations,
  ...eventTypeOrderOperations,
  ...pageOperations,
  ...bookingOperations,
  ...inviteeOperations,
  ...manageOperations,
  ...feedOperations,
  ...webhookOperations,
  ...inboundOperations,
  ...systemOperations,
} as const;

export type AllOperations = typeof allOperations;
