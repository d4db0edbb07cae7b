import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { useClock } from "../../time/clock.ts";
import { SessionEnded } from "../session/session-ended.tsx";
import css from "./frame.module.css";
import { useLive } from "./live.ts";
import { Nav } from "./nav.tsx";
import { TabBar } from "./tab-bar.tsx";

export function ConsoleFrame() {
  useLive();
  useEffect(() => {
    document.body.dataset.density = "compact";
    return () => {
      delete document.body.dataset.density;
    };
  }, []);
  return (
    <div className={css.frame} data-clock={useClock()}>
      <Nav />
      <Outlet />
      <TabBar />
      <SessionEnded />
    </div>
  );
}
