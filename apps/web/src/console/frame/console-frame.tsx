import { Outlet } from "@tanstack/react-router";
import { SessionEnded } from "../session/session-ended.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { FrameLook } from "./frame-look.tsx";
import { useLive } from "./live.ts";
import { MoreTab } from "./more-tab.tsx";

export function ConsoleFrame() {
  useLive();
  return (
    <FrameLook account={<AccountMenu />} more={<MoreTab />}>
      <Outlet />
      <SessionEnded />
    </FrameLook>
  );
}
