import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { eventTypesQuery } from "../../../api/organizer.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useMedia } from "../../../ui/use-media.ts";
import { t } from "../../../words/words.ts";
import { Page } from "../../frame/page.tsx";
import { toNewEventType } from "../../links.ts";
import { EventTypeGroups } from "./event-type-groups.tsx";
import css from "./event-types.module.css";
import { FindField } from "./find-field.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { NoEventTypes } from "./no-event-types.tsx";
import { useFirstSteps } from "./use-first-steps.ts";
import { useHeadingWhenEmpty } from "./use-heading-when-empty.ts";
import { useToldDeleted } from "./use-told-deleted.ts";

/** From so many on one looks for a name rather than at all of them. */
const MANY = 8;

export function EventTypesPage() {
  const { items } = useSuspenseQuery(eventTypesQuery()).data;
  const steps = useFirstSteps();
  const [find, setFind] = useState("");
  useToldDeleted(items);
  useHeadingWhenEmpty(items.length);
  const phone = useMedia("(max-width: 900px)");
  const search = (items.length >= MANY || find !== "") && <FindField value={find} onChange={setFind} />;

  return (
    <Page
      title={t("eventTypes.title")}
      actions={
        <>
          {!phone && search}
          <Link {...toNewEventType()} className="btn" data-size="sm" data-kind="primary">
            <Icon of={Plus} size="sm" /> {t("eventTypes.new")}
          </Link>
        </>
      }
    >
      {phone && search}
      <div className={css.columns}>
        {items.length === 0 ? (
          <NoEventTypes />
        ) : (
          <EventTypeGroups items={items} find={find} onCopied={steps.linkCopied} />
        )}
        {!steps.hidden && (
          <FirstSteps
            steps={steps}
            firstPage={items.find(({ paused }) => !paused) ?? items.find(({ draft }) => !draft)}
          />
        )}
      </div>
    </Page>
  );
}
