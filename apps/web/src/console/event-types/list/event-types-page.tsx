import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus, Search } from "lucide-react";
import { useState } from "react";
import { eventTypesQuery } from "../../../api/organizer.ts";
import { useFocusAfterRemoval } from "../../../ui/focus/use-focus-after-removal.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { Page } from "../../frame/page.tsx";
import { useAccount } from "../../frame/use-account.ts";
import { bareAddress, profilePath, toNewEventType } from "../../links.ts";
import { EventTypeRow } from "./event-type-row.tsx";
import css from "./event-types.module.css";
import { FirstSteps } from "./first-steps.tsx";
import { NoEventTypes } from "./no-event-types.tsx";
import { useFirstSteps } from "./use-first-steps.ts";

export function EventTypesPage() {
  const account = useAccount();
  const { items } = useSuspenseQuery(eventTypesQuery()).data;
  const steps = useFirstSteps();
  const [find, setFind] = useState("");
  const wanted = find.trim().toLowerCase();
  const found = items.filter(({ title, slug }) => `${title} ${slug}`.toLowerCase().includes(wanted));
  const { list, removing } = useFocusAfterRemoval<HTMLUListElement>();
  const page = profilePath(account.handle);

  return (
    <Page
      title={t("eventTypes.title")}
      actions={
        <>
          {items.length > 5 && (
            <label className={css.find}>
              <span className="sr">{t("eventTypes.findLabel")}</span>
              <Icon of={Search} size="sm" />
              <input
                className="input"
                data-size="sm"
                type="search"
                placeholder={t("eventTypes.find")}
                value={find}
                onChange={(event) => setFind(event.target.value)}
              />
            </label>
          )}
          <Link {...toNewEventType()} className="btn" data-size="sm" data-kind="primary">
            <Icon of={Plus} size="sm" /> {t("eventTypes.new")}
          </Link>
        </>
      }
    >
      <div className={css.columns}>
        {items.length === 0 ? (
          <NoEventTypes />
        ) : (
          <section className="sheet">
            <header className={`sheet-head ${css.head}`}>
              <h2 className="title-sm">{t("eventTypes.list.title")}</h2>
              <span className="small quiet">
                <Trans
                  id="eventTypes.list.on"
                  values={{
                    page: (
                      <a href={page} target="_blank" rel="noreferrer">
                        {bareAddress(page)}
                      </a>
                    ),
                  }}
                />
              </span>
            </header>
            {found.length === 0 && (
              <p className={`muted ${css.none}`}>
                <Trans id="eventTypes.list.noneFound" values={{ find: <bdi>{find.trim()}</bdi> }} />
              </p>
            )}
            <ul className={`rows ${css.list}`} ref={list}>
              {found.map((eventType, place) => (
                <EventTypeRow
                  key={eventType.id}
                  eventType={eventType}
                  onCopied={steps.linkCopied}
                  onRemoving={() => removing(place)}
                />
              ))}
            </ul>
          </section>
        )}
        {!steps.hidden && <FirstSteps steps={steps} firstPage={items.find(({ paused }) => !paused) ?? items[0]} />}
      </div>
    </Page>
  );
}
