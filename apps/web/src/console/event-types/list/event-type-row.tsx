import type { EventType } from "@daybook/contract/event-types";
import { Link, useNavigate } from "@tanstack/react-router";
import { CopyPlus, Ellipsis, ExternalLink, Eye, EyeOff, Pencil, Trash2 } from "lucide-react";
import { useClock } from "../../../time/clock.ts";
import { Badge } from "../../../ui/badge.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Switch } from "../../../ui/forms/choice.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { Menu, MenuItem } from "../../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../../ui/overlays/popover.tsx";
import { useAccount } from "../../frame/use-account.ts";
import { fullAddress, pagePath, toEventType } from "../../links.ts";
import { metaWords, nextFreeWords, otherDurations } from "./event-type-words.ts";
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
        <b>{durations[0]}</b>
        <span>{otherDurations(durations)}</span>
      </div>
      <div className={css.main}>
        <h3 className={css.title}>
          <InkMark ink={ink} />
          <Link {...toEventType(id)}>{title}</Link>
          {hidden && <Badge tone="line">not on your page</Badge>}
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
          title={`Open the page of ${title}`}
        >
          {slug}
        </a>
        <CopyButton text={fullAddress(page)} what={`the link of ${title}`} onCopied={onCopied} />
      </div>
      <div className={css.on}>
        <Switch
          label={`${title} can be booked`}
          hideLabel
          checked={!paused}
          onChange={() => changes.setPaused(eventType, !paused)}
        />
      </div>
      <Menu
        label={title}
        trigger={
          <TriggerButton kind="quiet" icon size="sm" aria-label={`More for ${title}`}>
            <Icon of={Ellipsis} />
          </TriggerButton>
        }
      >
        <MenuItem icon={Pencil} onAction={() => navigate(toEventType(id))}>
          Edit
        </MenuItem>
        <MenuItem icon={ExternalLink} onAction={() => window.open(page, "_blank", "noopener")}>
          Open the page
        </MenuItem>
        <MenuItem icon={CopyPlus} onAction={() => changes.duplicate(eventType)}>
          Duplicate
        </MenuItem>
        <MenuItem icon={hidden ? Eye : EyeOff} onAction={() => changes.setHidden(eventType, !hidden)}>
          {hidden ? "Show on your page" : "Hide from your page"}
        </MenuItem>
        <MenuItem
          icon={Trash2}
          danger
          onAction={() => {
            onRemoving();
            void changes.remove(eventType);
          }}
        >
          Delete
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
        <span className="label">Paused</span>
        <span className="quiet">Its page says so</span>
      </div>
    );
  if (nextFree === undefined) return <div className={css.next} />;
  return (
    <div className={css.next}>
      <span className={nextFree ? "label" : `label ${css.full}`}>{nextFree ? "Next free" : "Nothing free"}</span>
      <span className={nextFree ? "num" : "quiet"}>
        {nextFree ? nextFreeWords(nextFree, timezone, clock) : "in its window"}
      </span>
    </div>
  );
}
