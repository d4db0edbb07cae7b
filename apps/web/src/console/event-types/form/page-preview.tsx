import { CalendarClock, MapPin, Tag } from "lucide-react";
import { changeRule, placeOf } from "../../../booking/facts.ts";
import { formatMinutes } from "../../../time/format.ts";
import { Icon } from "../../../ui/icon.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { useAccount } from "../../frame/use-account.ts";
import { placeWords } from "../../place-words.ts";
import type { EventTypeDraft } from "../draft/event-type-fields.ts";
import css from "./form.module.css";

/** The head of the page as people will see it. A picture: everything in it stands in the form. */
export function PagePreview({ draft }: { draft: EventTypeDraft }) {
  const account = useAccount();
  const lengths = [...draft.durations].sort((a, b) => a - b);
  const title = draft.title.trim() || t("eventTypes.preview.untitled");
  return (
    <aside className={css.preview} aria-hidden="true">
      <section className="sheet">
        <header className="sheet-head">
          <h2 className="title-sm">{t("eventTypes.preview.heading")}</h2>
        </header>
        <div className={css.previewBody}>
          <p className="small muted">{account.name}</p>
          <p className="title">{title}</p>
          {draft.description.trim() && <p className={`muted ${css.previewWords}`}>{draft.description.trim()}</p>}
          <ul className={css.previewFacts}>
            <li>
              <Icon of={CalendarClock} size="sm" />
              <span className={css.previewLengths}>
                {lengths.map((one) => (
                  <span
                    key={one}
                    className="badge"
                    data-tone={one === draft.durations[0] && lengths.length > 1 ? "ok" : "line"}
                  >
                    {formatMinutes(one)}
                  </span>
                ))}
              </span>
            </li>
            <li>
              <Icon of={MapPin} size="sm" />
              {draft.location.kind === "link" ? placeOf(draft.location) : placeWords(draft.location)}
            </li>
            {draft.price.trim() && (
              <li>
                <Icon of={Tag} size="sm" />
                {draft.price.trim()}
              </li>
            )}
          </ul>
          <p className="small quiet">{changeRule(draft.changeNotice)}</p>
          <p className={css.previewBlock} data-cat={draft.ink}>
            <InkMark ink={draft.ink} />
            <span>
              <Trans
                id="eventTypes.preview.inCalendar"
                values={{ title: <bdi>{title}</bdi> }}
                tags={{ title: <b className="strong" />, br: <br /> }}
              />
            </span>
          </p>
        </div>
      </section>
    </aside>
  );
}
