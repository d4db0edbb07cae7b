import type { ReactNode } from "react";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import css from "./frame.module.css";
import { FrameLook } from "./frame-look.tsx";
import { PageError, PagePending } from "./page-states.tsx";

/** The frame while nobody knows yet whose it is. */
const Nameless = ({ children }: { children: ReactNode }) => (
  <FrameLook
    account={
      <span className={css.who} aria-hidden="true">
        <Skeleton width={8} />
        <span />
      </span>
    }
    more={null}
  >
    {children}
  </FrameLook>
);

export const FramePending = () => (
  <Nameless>
    <PagePending />
  </Nameless>
);

export const FrameError = (props: { error: unknown; reset: () => void }) => (
  <Nameless>
    <PageError {...props} />
  </Nameless>
);
