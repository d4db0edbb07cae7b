import { ApiError } from "@daybook/contract/client";
import { onlineManager, type QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import { apiKeysQuery } from "../api/api-keys.ts";
import { chatChannelQuery, chatChannelsQuery, chatMessagesQuery } from "../api/chat-channels.ts";
import { allDeliveriesQuery } from "../api/deliveries.ts";
import { meQuery } from "../api/me.ts";
import {
  bookingQuery,
  bookingsQuery,
  eventTypeOrderQuery,
  eventTypeQuery,
  eventTypesQuery,
  feedsQuery,
  scheduleQuery,
  schedulesQuery,
} from "../api/organizer.ts";
import { webhookQuery, webhooksQuery } from "../api/webhooks.ts";
import { followClock } from "../time/clock.ts";
import { followAccount } from "../words/follow-account.ts";
import { ApiKeysPage } from "./api-keys/api-keys-page.tsx";
import { AvailabilityStart } from "./availability/availability-start.tsx";
import { SchedulePage } from "./availability/schedule-page.tsx";
import { BookingsPage } from "./bookings/bookings-page.tsx";
import { setParts } from "./bookings/filter/booking-filter.ts";
import { CalendarPage } from "./calendar/calendar-page.tsx";
import { ChannelPage } from "./channels/channel-page.tsx";
import { ChannelsPage } from "./channels/channels-page.tsx";
import { DeliveriesPage } from "./deliveries/deliveries-page.tsx";
import { EditEventTypePage } from "./event-types/edit-event-type-page.tsx";
import { EventTypesPage } from "./event-types/list/event-types-page.tsx";
import { NewEventTypePage } from "./event-types/new-event-type-page.tsx";
import { FeedsPage } from "./feeds/feeds-page.tsx";
import { ConsoleFrame } from "./frame/console-frame.tsx";
import { FrameError, FramePending } from "./frame/frame-states.tsx";
import {
  bookingsSearch,
  calendarSearch,
  deliveriesSearch,
  logSearch,
  newEventTypeSearch,
  signInSearch,
  webhookSearch,
} from "./search.ts";
import { ByMailPage } from "./session/mail/by-mail-page.tsx";
import { ForgottenPage } from "./session/mail/forgotten-page.tsx";
import { ChangeLinkPage, MagicLinkPage, UndoLinkPage, VerifyLinkPage } from "./session/mail/link-pages.tsx";
import { ResetPage } from "./session/mail/reset-page.tsx";
import { WelcomePage } from "./session/mail/welcome-page.tsx";
import { CallbackPage } from "./session/providers/callback-page.tsx";
import { CompletionPage } from "./session/providers/completion-page.tsx";
import { JoinPage } from "./session/providers/join-page.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";
import { SignUpPage } from "./session/sign-up-page.tsx";
import { OwnDataPage } from "./settings/data/own-data-page.tsx";
import { LogPage } from "./settings/log/log-page.tsx";
import { SecurityPage } from "./settings/security/security-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { WebhookPage } from "./webhooks/webhook-page.tsx";
import { WebhooksPage } from "./webhooks/webhooks-page.tsx";

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: signInSearch,
  component: SignInPage,
});
const callback = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/callback/$provider",
  component: CallbackPage,
});
const join = createRoute({ getParentRoute: () => root, path: "/sign-in/join", component: JoinPage });
const completion = createRoute({ getParentRoute: () => root, path: "/sign-up/completion", component: CompletionPage });
const forgotten = createRoute({ getParentRoute: () => root, path: "/sign-in/forgotten", component: ForgottenPage });
const byMail = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/mail",
  validateSearch: signInSearch,
  component: ByMailPage,
});
const resetLink = createRoute({ getParentRoute: () => root, path: "/sign-in/password", component: ResetPage });
const magicLink = createRoute({ getParentRoute: () => root, path: "/sign-in/link", component: MagicLinkPage });
const verifyLink = createRoute({ getParentRoute: () => root, path: "/sign-in/verify", component: VerifyLinkPage });
const changeLink = createRoute({ getParentRoute: () => root, path: "/sign-in/address", component: ChangeLinkPage });
const undoLink = createRoute({ getParentRoute: () => root, path: "/sign-in/address-back", component: UndoLinkPage });
const welcome = createRoute({ getParentRoute: () => root, path: "/sign-in/welcome", component: WelcomePage });
const signUp = createRoute({ getParentRoute: () => root, path: "/sign-up", component: SignUpPage });

const frame = createRoute({
  getParentRoute: () => root,
  path: "/console",
  beforeLoad: async ({ context, location }) => {
    try {
      const { account } = await context.queryClient.ensureQueryData(meQuery());
      // Where its words can't be had, the console speaks as it did.
      await followAccount(account.locale).catch(() => null);
      // The account has one clock, whatever was looked at on this device before.
      if (account.clock) followClock(account.clock);
      return { account };
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: "/sign-in", search: { next: location.href } });
      throw error;
    }
  },
  component: ConsoleFrame,
  pendingComponent: FramePending,
  errorComponent: FrameError,
});

const start = createRoute({
  getParentRoute: () => frame,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/console/calendar", replace: true });
  },
});

const calendar = createRoute({
  getParentRoute: () => frame,
  path: "/calendar",
  validateSearch: calendarSearch,
  component: CalendarPage,
});

const bookings = createRoute({
  getParentRoute: () => frame,
  path: "/bookings",
  validateSearch: bookingsSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps: { booking, ...search } }) => {
    if (booking) void context.queryClient.prefetchQuery(bookingQuery(booking));
    // A filter goes on in the page, so that the list stays while one types and chooses. Without a connection nothing
    // comes to be waited for: the page says so.
    if (setParts(search).length === 0 && onlineManager.isOnline())
      await context.queryClient.ensureInfiniteQueryData(bookingsQuery({ state: search.state ?? "upcoming" }));
  },
  component: BookingsPage,
});

/** As mails to hosts name a booking. */
const oneBooking = createRoute({
  getParentRoute: () => frame,
  path: "/bookings/$id",
  beforeLoad({ params }) {
    throw redirect({ to: "/console/bookings", search: { booking: params.id }, replace: true });
  },
});

const eventTypes = createRoute({
  getParentRoute: () => frame,
  path: "/event-types",
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(eventTypesQuery()),
      context.queryClient.ensureQueryData(eventTypeOrderQuery()),
      context.queryClient.ensureQueryData(schedulesQuery()),
    ]),
  component: EventTypesPage,
});
const newEventType = createRoute({
  getParentRoute: () => frame,
  path: "/event-types/new",
  validateSearch: newEventTypeSearch,
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(eventTypesQuery()),
      context.queryClient.ensureQueryData(schedulesQuery()),
    ]),
  component: NewEventTypePage,
});
const eventType = createRoute({
  getParentRoute: () => frame,
  path: "/event-types/$id",
  loader: ({ context, params }) =>
    Promise.all([
      context.queryClient.ensureQueryData(eventTypeQuery(params.id)),
      context.queryClient.ensureQueryData(schedulesQuery()),
    ]),
  component: EditEventTypePage,
});

const availability = createRoute({
  getParentRoute: () => frame,
  path: "/availability",
  loader: async ({ context }) => {
    const { items } = await context.queryClient.ensureQueryData(schedulesQuery());
    const [first] = items;
    if (first) throw redirect({ to: "/console/availability/$id", params: { id: first.id }, replace: true });
  },
  component: AvailabilityStart,
});
const schedule = createRoute({
  getParentRoute: () => frame,
  path: "/availability/$id",
  loader: ({ context, params }) =>
    Promise.all([
      context.queryClient.ensureQueryData(scheduleQuery(params.id)),
      context.queryClient.ensureQueryData(schedulesQuery()),
      context.queryClient.ensureQueryData(eventTypesQuery()),
    ]),
  component: SchedulePage,
});

const feeds = createRoute({
  getParentRoute: () => frame,
  path: "/feeds",
  loader: ({ context }) => context.queryClient.ensureQueryData(feedsQuery()),
  component: FeedsPage,
});
// Without a connection nothing comes to be waited for: the pages say so themselves.
const webhooks = createRoute({
  getParentRoute: () => frame,
  path: "/webhooks",
  loader: async ({ context }) => {
    if (onlineManager.isOnline()) await context.queryClient.ensureQueryData(webhooksQuery());
  },
  component: WebhooksPage,
});
const webhook = createRoute({
  getParentRoute: () => frame,
  path: "/webhooks/$id",
  validateSearch: webhookSearch,
  loader: async ({ context, params }) => {
    if (onlineManager.isOnline()) await context.queryClient.ensureQueryData(webhookQuery(params.id));
  },
  component: WebhookPage,
});
const deliveries = createRoute({
  getParentRoute: () => frame,
  path: "/deliveries",
  validateSearch: deliveriesSearch,
  loaderDeps: ({ search: { delivery: _, ...filter } }) => filter,
  loader: async ({ context, deps }) => {
    if (onlineManager.isOnline()) await context.queryClient.ensureInfiniteQueryData(allDeliveriesQuery(deps));
  },
  component: DeliveriesPage,
});
const apiKeys = createRoute({
  getParentRoute: () => frame,
  path: "/settings/keys",
  loader: ({ context }) => context.queryClient.ensureQueryData(apiKeysQuery()),
  component: ApiKeysPage,
});
/** Where they were before. */
const formerApiKeys = createRoute({
  getParentRoute: () => frame,
  path: "/api-keys",
  beforeLoad() {
    throw redirect({ to: "/console/settings/keys", replace: true });
  },
});
const channels = createRoute({
  getParentRoute: () => frame,
  path: "/channels",
  loader: async ({ context }) => {
    if (onlineManager.isOnline()) await context.queryClient.ensureQueryData(chatChannelsQuery());
  },
  component: ChannelsPage,
});
const channel = createRoute({
  getParentRoute: () => frame,
  path: "/channels/$id",
  loader: async ({ context, params }) => {
    void context.queryClient.prefetchQuery(chatMessagesQuery());
    if (onlineManager.isOnline()) await context.queryClient.ensureQueryData(chatChannelQuery(params.id));
  },
  component: ChannelPage,
});
const settings = createRoute({ getParentRoute: () => frame, path: "/settings", component: SettingsPage });
const security = createRoute({ getParentRoute: () => frame, path: "/settings/security", component: SecurityPage });
const log = createRoute({
  getParentRoute: () => frame,
  path: "/settings/log",
  validateSearch: logSearch,
  component: LogPage,
});
const ownData = createRoute({ getParentRoute: () => frame, path: "/settings/data", component: OwnDataPage });

export const routeTree = root.addChildren([
  signIn,
  forgotten,
  byMail,
  resetLink,
  magicLink,
  verifyLink,
  changeLink,
  undoLink,
  welcome,
  signUp,
  callback,
  join,
  completion,
  frame.addChildren([
    start,
    calendar,
    bookings,
    oneBooking,
    eventTypes,
    newEventType,
    eventType,
    availability,
    schedule,
    feeds,
    webhooks,
    webhook,
    deliveries,
    apiKeys,
    formerApiKeys,
    channels,
    channel,
    settings,
    security,
    log,
    ownData,
  ]),
]);
