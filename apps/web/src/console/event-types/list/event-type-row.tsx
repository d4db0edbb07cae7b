import type { EventType } from "@daybook/contract/event-types";
import { Link } from "@tanstack/react-router";
import { GripVertical } from "lucide-react";
import { Button as AriaButton, GridListItem } from "react-aria-components";
import { formatNumber } from "../../../time/format.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Switch } from "../../../ui/forms/choice.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { t } from "../../../words/words.ts";
import { fullAddress, pagePath, toEventType } from "../../links.ts";
import { metaWords, otherDurations } from "./event-type-words.ts";
import css from "./event-types.module.css";
import { NextFree } from "./next-free.tsx";
import { RowMenu } from "./row-menu.tsx";
import { useEventTypeChanges } from "./use-event-type-changes.ts";
import type { RowMoves } from "./use-moves.ts";

interface EventTypeRowProps {
  eventType: EventType;
  moves?: RowMoves | undefined;
  onCopied(): void;
  /** It is about to go from the list. */
  onRemoving(): void;
}

export function EventTypeRow({ eventType, moves, onCopied, onRemoving }: EventTypeRowProps) {
  const { id, title, durations, ink, paused, hidden, draft } = eventType;
  const changes = useEventTypeChanges();
  return (
    <GridListItem id={id} textValue={title} className={css.row ?? ""} data-off={paused || undefined}>
      <div className={css.minutes}>
        <b>{formatNumber(durations[0] ?? 0)}</b>
        <span>{otherDurations(durations)}</span>
      </div>
      <div className={css.main}>
        <h3 className={css.title}>
          <InkMark ink={ink} />
          <Link {...toEventType(id)} draggable={false}>
            <bdi>{title}</bdi>
          </Link>
        </h3>
        <p className={`quiet ${css.meta}`}>
          {[hidden && t("eventTypes.row.hidden"), metaWords(eventType)].filter(Boolean).join(" · ")}
        </p>
      </div>
      <NextFree eventType={eventType} />
      <Address eventType={eventType} onCopied={onCopied} />
      <div className={css.on}>
        <Switch
          label={t("eventTypes.row.bookable", { title })}
          hideLabel
          checked={!paused}
          onChange={() => (draft ? changes.publish(eventType) : changes.setPaused(eventType, !paused))}
        />
      </div>
      <RowMenu eventType={eventType} moves={moves} onRemoving={onRemoving} />
      {moves && (
        <AriaButton slot="drag" className={css.grip ?? ""} aria-label={t("eventTypes.move.drag", { title })}>
          <Icon of={GripVertical} size="sm" />
        </AriaButton>
      )}
    </GridListItem>
  );
}

/** A draft has no page yet: its address is written, and leads nowhere. */
function Address({
  eventType: { handle, slug, title, draft },
  onCopied,
}: Pick<EventTypeRowProps, "eventType" | "onCopied">) {
  const page = pagePath(handle, slug);
  if (draft)
    return (
      <div className={css.link}>
        <span className={`trim ${css.url}`}>{slug}</span>
      </div>
    );
  return (
    <div className={css.link}>
      <a
        className={`trim ${css.url}`}
        href={page}
        target="_blank"
        rel="noreferrer"
        draggable={false}
        title={t("eventTypes.row.openPageOf", { title })}
      >
        {slug}
      </a>
      <CopyButton
        text={fullAddress(page)}
        name={(state) => t("eventTypes.row.copyLink", { state, title })}
        onCopied={onCopied}
      />
    </div>
  );
}
