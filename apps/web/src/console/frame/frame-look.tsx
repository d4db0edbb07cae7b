import { type ReactNode, useEffect } from "react";
import { useClock } from "../../time/clock.ts";
import css from "./frame.module.css";
import { Nav } from "./nav.tsx";
import { TabBar } from "./tab-bar.tsx";

interface FrameLookProps {
  /** What only a known account can have: its menu, and the tab that holds the rest. */
  account: ReactNode;
  more: ReactNode;
  children: ReactNode;
}

/** The console's sections around a page. */
export function FrameLook({ account, more, children }: FrameLookProps) {
  useEffect(() => {
    document.body.dataset.density = "compact";
    return () => {
      delete document.body.dataset.density;
    };
  }, []);
  return (
    <div className={css.frame} data-clock={useClock()}>
      <Nav account={account} />
      {children}
      <TabBar more={more} />
    </div>
  );
}
