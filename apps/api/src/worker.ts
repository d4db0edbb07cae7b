import { handlers } from "./handlers.ts";
import { createApp } from "./http/app.ts";

export { DueClock } from "./clock/due-clock.ts";
export { ConsoleRoom } from "./console/console-room.ts";
export { HostDesk } from "./desk/host-desk.ts";
export { Journal } from "./journal.ts";
export { PageRoom } from "./room/page-room.ts";

export default handlers(createApp());
