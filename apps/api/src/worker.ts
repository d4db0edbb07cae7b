import { createApp } from "./app.ts";
import { handlers } from "./handlers.ts";

export { DueClock } from "./clock/due-clock.ts";
export { ConsoleRoom } from "./console/console-room.ts";
export { CallCounter } from "./counter/call-counter.ts";
export { HostDesk } from "./desk/host-desk.ts";
export { PageRoom } from "./room/page-room.ts";
export { Journal } from "./runtime/journal.ts";

export default handlers(createApp());
