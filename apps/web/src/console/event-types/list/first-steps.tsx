import type { EventType } from "@daybook/contract/event-types";
import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useClock } from "../../../time/clock.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { weekWords } from "../../availability/hours/week-words.ts";
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
      name: steps.schedule ? `Your hours: ${weekWords(steps.schedule.hours, clock)}` : "Say when you’re free",
      done: steps.schedule !== undefined,
      words: "Your weekly hours. People are offered times inside them only.",
      action: (
        <Link {...toAvailability()} className="btn" data-size="sm" data-kind="primary">
          Set your hours
        </Link>
      ),
      afterwards: steps.schedule && (
        <Link {...toSchedule(steps.schedule.id)}>
          {steps.schedule.version > 1 ? "Look at them" : "Look whether they fit"}
        </Link>
      ),
    },
    {
      name: "Make an event type",
      done: steps.eventType,
      words: "What people book: a lesson, a call, a visit.",
      action: (
        <Link {...toNewEventType()} className="btn" data-size="sm" data-kind="primary">
          Make one
        </Link>
      ),
    },
    {
      name: "Book yourself once",
      done: steps.booked,
      words: "See what the other side sees. You can cancel it afterwards.",
      action: (
        <LinkButton size="sm" kind="primary" href={page} target="_blank" rel="noreferrer">
          Open your page
        </LinkButton>
      ),
    },
    {
      name: "Give out your link",
      done: steps.copied,
      words: "Put it in your email signature or on your site.",
      action: (
        <CopyButton
          text={fullAddress(profilePath(handle))}
          what="the link of your page"
          label="Copy the link"
          kind="primary"
          onCopied={steps.linkCopied}
        />
      ),
    },
  ];
  const current = all.findIndex(({ done }) => !done);
  return (
    <aside>
      <section className={`sheet ${css.first}`} aria-label="First steps">
        <header className="sheet-head">
          <h2 className="title-sm">First steps</h2>
          <span className="small quiet num">
            {all.filter(({ done }) => done).length} of {all.length}
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
              <span className={css.number}>{step.done ? <Icon of={Check} size="sm" /> : index + 1}</span>
              <div>
                <b className="strong">
                  {step.name}
                  {step.done && <span className="sr">, done</span>}
                </b>
                {!step.done && <p className="quiet">{step.words}</p>}
                {step.done && step.afterwards && <p className="small">{step.afterwards}</p>}
                {index === current && step.action}
              </div>
            </li>
          ))}
        </ol>
        {current === -1 && <p className={`quiet ${css.done}`}>That is all. People can book you now.</p>}
        <Button className={css.hide ?? ""} kind="quiet" size="sm" onClick={steps.hide}>
          Hide these steps
        </Button>
      </section>
    </aside>
  );
}
