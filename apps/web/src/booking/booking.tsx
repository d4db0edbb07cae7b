import type { BookingPage } from "@daybook/contract/pages";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { paintedAt } from "../api/first-paint.ts";
import { type Address, fetchSlots, pageQuery, paintOf } from "../api/pages.ts";
import { useOffline } from "../live/use-offline.ts";
import { NoPage } from "../missing/no-page.ts";
import styles from "../picker/booking-page.module.css";
import { seedTimes, type TimesSource } from "../picker/times-source.ts";
import { ownZone } from "../time/zones.ts";
import { Note } from "../ui/feedback/note.tsx";
import { PublicFrame } from "../ui/public-frame.tsx";
import { learnSteps } from "../words/learn-steps.ts";
import { t } from "../words/words.ts";
import { bookedFrom } from "./booked/booked-state.ts";
import { useHold } from "./hold.ts";
import { ChooseStep, focusChosen } from "./times/choose-step.tsx";
import { useLiveTimes } from "./times/use-live-times.ts";
import { go, useUrlState } from "./url-state.ts";

const withWords = <Module,>(module: Promise<Module>) => Promise.all([module, learnSteps()]).then(([loaded]) => loaded);
const loadDetails = () => withWords(import("./details/details-step.tsx"));
const loadBooked = () => withWords(import("./booked/booked-step.tsx"));
const DetailsStep = lazy(() => loadDetails().then((module) => ({ default: module.DetailsStep })));
const BookedStep = lazy(() => loadBooked().then((module) => ({ default: module.BookedStep })));

interface BookingProps extends Address {
  page: BookingPage;
  /** It was there when the page was opened. */
  isDeleted: boolean;
}

/** A booking page with its data: three steps in one address, `#details` and `#booked`. */
export function Booking({ page, isDeleted, handle, slug }: BookingProps) {
  const client = useQueryClient();
  const { url, hash, state } = useUrlState();
  const address = useMemo(() => ({ handle, slug }), [handle, slug]);
  const source = useMemo<TimesSource>(
    () => ({
      key: ["page", handle, slug],
      timezone: page.eventType.timezone,
      fetch: (range, signal) => fetchSlots({ handle, slug }, range, signal),
    }),
    [handle, slug, page.eventType.timezone],
  );
  const [paint] = useState(() => {
    const found = paintOf(address);
    if (found) seedTimes(client, source, found.slots, found.asked, paintedAt);
    return found;
  });

  const { durations } = page.eventType;
  const duration = url.duration && durations.includes(url.duration) ? url.duration : (durations[0] ?? 30);
  const zone = url.timezone ?? ownZone();
  const hold = useHold(address);
  /** What was booked here: on the way back it is no lost time. */
  const [own, setOwn] = useState<string | null>(null);
  const booked = hash === "#booked" ? bookedFrom(state) : null;
  const step = booked ? "booked" : hash === "#details" && url.time ? "details" : "choose";
  const closed = isDeleted ? "deleted" : page.eventType.paused ? "paused" : null;

  // Back gives the time back; so does every other way out of the form.
  const { release } = hold;
  useEffect(() => {
    if (step === "choose" || closed) release();
  }, [step, closed, release]);
  useTopOfStep(step);

  const recheck = useCallback(
    () => void client.invalidateQueries({ queryKey: pageQuery(address).queryKey }),
    [client, address],
  );
  const { isOffline, onState } = useOffline();
  const [since, setSince] = useState(paint?.slots.version ?? null);
  const taken = useLiveTimes(client, source, address, {
    since,
    enabled: step === "details" || (step === "choose" && since !== null && !page.eventType.paused),
    onChanged: recheck,
    onState,
  });
  const shared = { page, address, source, zone, duration, hold, url };
  return (
    <PublicFrame>
      <div className={styles.page} data-bar={step !== "booked" || undefined}>
        {isOffline && (
          <div className={styles.offline}>
            <Note tone="wait" role="alert">
              {t("errors.offline")}
            </Note>
          </div>
        )}
        <Suspense fallback={<div className={`sheet ${styles.spread}`} />}>
          {booked ? (
            <BookedStep {...shared} booked={booked} onAgain={() => go({ time: null }, { hash: "" })} />
          ) : step === "details" && url.time ? (
            <DetailsStep
              {...shared}
              closed={closed}
              start={url.time}
              onBooked={() => setOwn(url.time)}
              onClosed={recheck}
            />
          ) : isDeleted ? (
            <NoPage handle={handle} isFramed />
          ) : (
            <ChooseStep
              {...shared}
              own={own}
              live={{ watched: since !== null, taken }}
              onVersion={setSince}
              onReady={loadSteps}
            />
          )}
        </Suspense>
      </div>
    </PublicFrame>
  );
}

/** The next steps' code, so that none of them is waited for. */
const loadSteps = () => {
  void loadDetails();
  void loadBooked();
  void import("../picker/load-failure.tsx");
};

/** A new step begins at its top, with the focus on its heading. */
function useTopOfStep(step: string) {
  const before = useRef(step);
  // Before the step's own effects: a step may then go on to its own place.
  useLayoutEffect(() => {
    if (before.current === step) return;
    before.current = step;
    scrollTo({ top: 0, behavior: "instant" });
    // Back from the form: where one left. The other steps have a heading for it.
    if (step === "choose") focusChosen();
  }, [step]);
}
