import type { EventType } from "@daybook/contract/event-types";
import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatNumber } from "../../../time/format.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { yourHours } from "../../availability/hours/week-words.ts";
import { useAccount } from "../../frame/use-account.ts";
import { fullAddress, pagePath, profilePath, toAvailability, toNewEventType, toSchedule } from "../../links.ts";
import css from "./first-steps.module.css";
import type { Steps } from "./use-first-steps.ts";

interface Step {
  name: string;
  done: boolean;
  words: string;
  action: ReactNode;
  /** Stays when it is done. */
  afterwards?: ReactNode;
}

export function FirstSteps({ steps, firstPage }: { steps: Steps; firstPage: EventType | undefined }) {
  const { handle } = useAccount();
  const page = firstPage ? pagePath(firstPage.handle, firstPage.slug) : profilePath(handle);
  const clock = useClock();
  const all: Step[] = [
    {
      // The hours an account begins with are a guess, and say so.
      name: steps.schedule ? yourHours(steps.schedule.hours, clock) : t("eventTypes.steps.hours"),
      done: steps.schedule !== undefined,
      words: t("eventTypes.steps.hoursWords"),
      action: (
        <Link {...toAvailability()} className="btn" data-size="sm" data-kind="primary">
          {t("eventTypes.steps.hoursGo")}
        </Link>
      ),
      afterwards: steps.schedule && (
        <Link {...toSchedule(steps.schedule.id)}>
          {steps.schedule.version > 1 ? t("eventTypes.steps.hoursLook") : t("eventTypes.steps.hoursLookWhetherFit")}
        </Link>
      ),
    },
    {
      name: t("eventTypes.steps.make"),
      done: steps.eventType,
      words: t("eventTypes.steps.makeWords"),
      action: (
        <Link {...toNewEventType()} className="btn" data-size="sm" data-kind="primary">
          {t("eventTypes.steps.makeGo")}
        </Link>
      ),
    },
    {
      name: t("eventTypes.steps.book"),
      done: steps.booked,
      words: t("eventTypes.steps.bookWords"),
      action: (
        <LinkButton size="sm" kind="primary" href={page} target="_blank" rel="noreferrer">
          {t("eventTypes.steps.bookGo")}
        </LinkButton>
      ),
    },
    {
      name: t("eventTypes.steps.link"),
      done: steps.copied,
      words: t("eventTypes.steps.linkWords"),
      action: (
        <CopyButton
          text={fullAddress(profilePath(handle))}
          name={(state) => t("eventTypes.steps.copyLink", { state })}
          label={t("eventTypes.steps.linkGo")}
          kind="primary"
          onCopied={steps.linkCopied}
        />
      ),
    },
  ];
  const current = all.findIndex(({ done }) => !done);
  return (
    <aside>
      <section className={`sheet ${css.first}`} aria-label={t("eventTypes.steps.title")}>
        <header className="sheet-head">
          <h2 className="title-sm">{t("eventTypes.steps.title")}</h2>
          <span className="small quiet num">
            {t("eventTypes.steps.progress", { done: all.filter(({ done }) => done).length, all: all.length })}
          </span>
        </header>
        <ol className={css.steps}>
          {all.map((step, index) => (
            <li
              key={step.name}
              className={css.step}
              data-done={step.done || undefined}
              data-current={index === current || undefined}
            >
              <span className={css.number}>{step.done ? <Icon of={Check} size="sm" /> : formatNumber(index + 1)}</span>
              <div>
                <b className="strong">
                  {step.done ? (
                    <Trans
                      id="eventTypes.steps.done"
                      values={{ step: step.name }}
                      tags={{ hidden: <span className="sr" /> }}
                    />
                  ) : (
                    step.name
                  )}
                </b>
                {!step.done && <p className="quiet">{step.words}</p>}
                {step.done && step.afterwards && <p className="small">{step.afterwards}</p>}
                {index === current && step.action}
              </div>
            </li>
          ))}
        </ol>
        {current === -1 && <p className={`quiet ${css.done}`}>{t("eventTypes.steps.allDone")}</p>}
        <Button className={css.hide ?? ""} kind="quiet" size="sm" onClick={steps.hide}>
          {t("eventTypes.steps.hide")}
        </Button>
      </section>
    </aside>
  );
}
