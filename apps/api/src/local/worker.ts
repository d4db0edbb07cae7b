import { createApp } from "../app.ts";
import { handlers } from "../handlers.ts";
import { mailRoutes } from "./mail-routes.ts";

export { DueClock } from "../clock/due-clock.ts";
export { ConsoleRoom } from "../console/console-room.ts";
export { CallCounter } from "../counter/call-counter.ts";
export { HostDesk } from "../desk/host-desk.ts";
export { PageRoom } from "../room/page-room.ts";
export { Journal } from "../runtime/journal.ts";
export { LocalMailbox } from "./local-mailbox.ts";

/** The Worker of `start`, `dev` and the tests: what is deployed, and the local mailbox. */
export default handlers(createApp(mailRoutes));
