import type { EventType } from "@daybook/contract/event-types";
import { Link, useNavigate } from "@tanstack/react-router";
import { CopyPlus, Ellipsis, ExternalLink, Eye, EyeOff, Pencil, Trash2 } from "lucide-react";
import { useClock } from "../../../time/clock.ts";
import { formatNumber } from "../../../time/format.ts";
import { Badge } from "../../../ui/badge.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Switch } from "../../../ui/forms/choice.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { Menu, MenuItem } from "../../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../../ui/overlays/popover.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { dateAndTime } from "../../date-words.ts";
import { useAccount } from "../../frame/use-account.ts";
import { fullAddress, pagePath, toEventType } from "../../links.ts";
import { metaWords, otherDurations } from "./event-type-words.ts";
import css from "./event-types.module.css";
import { useEventTypeChanges } from "./use-event-type-changes.ts";

interface EventTypeRowProps {
  eventType: EventType;
  onCopied(): void;
  /** It is about to go from the list. */
  onRemoving(): void;
}

export function EventTypeRow({ eventType, onCopied, onRemoving }: EventTypeRowProps) {
  const { id, title, slug, handle, durations, ink, paused, hidden } = eventType;
  const navigate = useNavigate();
  const changes = useEventTypeChanges();
  const page = pagePath(handle, slug);
  return (
    <li className={css.row} data-off={paused || undefined}>
      <div className={css.minutes}>
        <b>{formatNumber(durations[0] ?? 0)}</b>
        <span>{otherDurations(durations)}</span>
      </div>
      <div className={css.main}>
        <h3 className={css.title}>
          <InkMark ink={ink} />
          <Link {...toEventType(id)}>{title}</Link>
          {hidden && <Badge tone="line">{t("eventTypes.row.hidden")}</Badge>}
        </h3>
        <p className={`quiet ${css.meta}`}>{metaWords(eventType)}</p>
      </div>
      <NextFree eventType={eventType} />
      <div className={css.link}>
        <a
          className={`trim ${css.url}`}
          href={page}
          target="_blank"
          rel="noreferrer"
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
      <div className={css.on}>
        <Switch
          label={t("eventTypes.row.bookable", { title })}
          hideLabel
          checked={!paused}
          onChange={() => changes.setPaused(eventType, !paused)}
        />
      </div>
      <Menu
        label={title}
        trigger={
          <TriggerButton kind="quiet" icon size="sm" aria-label={t("eventTypes.row.more", { title })}>
            <Icon of={Ellipsis} />
          </TriggerButton>
        }
      >
        <MenuItem icon={Pencil} onAction={() => navigate(toEventType(id))}>
          {t("eventTypes.row.edit")}
        </MenuItem>
        <MenuItem icon={ExternalLink} onAction={() => window.open(page, "_blank", "noopener")}>
          {t("eventTypes.row.openPage")}
        </MenuItem>
        <MenuItem icon={CopyPlus} onAction={() => changes.duplicate(eventType)}>
          {t("eventTypes.row.duplicate")}
        </MenuItem>
        <MenuItem icon={hidden ? Eye : EyeOff} onAction={() => changes.setHidden(eventType, !hidden)}>
          {hidden ? t("eventTypes.row.show") : t("eventTypes.row.hide")}
        </MenuItem>
        <MenuItem
          icon={Trash2}
          danger
          onAction={() => {
            onRemoving();
            void changes.remove(eventType);
          }}
        >
          {t("eventTypes.row.delete")}
        </MenuItem>
      </Menu>
    </li>
  );
}

function NextFree({ eventType: { paused, nextFree } }: { eventType: EventType }) {
  const { timezone } = useAccount();
  const clock = useClock();
  if (paused)
    return (
      <div className={css.next}>
        <span className="label">{t("eventTypes.row.paused")}</span>
        <span className="quiet">{t("eventTypes.row.pausedWords")}</span>
      </div>
    );
  if (nextFree === undefined) return <div className={css.next} />;
  if (nextFree === null)
    return (
      <div className={css.next}>
        <Trans
          id="eventTypes.row.nothingFree"
          tags={{ label: <span className={`label ${css.full}`} />, where: <span className="quiet" /> }}
        />
      </div>
    );
  return (
    <div className={css.next}>
      <span className="label">{t("eventTypes.row.nextFree")}</span>
      <span className="num">{dateAndTime(nextFree, timezone, clock)}</span>
    </div>
  );
}
