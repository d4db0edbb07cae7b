import type { ChatChannel } from "@daybook/contract/chat-channels";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../ui/icon.tsx";
import { toChannel } from "../links.ts";
import { StandingLine } from "../webhooks/standing-line.tsx";
import { eventsWords } from "../webhooks/webhook-words.ts";
import css from "../webhooks/webhooks.module.css";
import { kindIcons, programs, typesWords } from "./channel-words.ts";

export function ChannelRow({ channel }: { channel: ChatChannel }) {
  const { id, kind, name, events } = channel;
  return (
    <li>
      <Link {...toChannel(id)} className={css.webhook}>
        <span className={css.margin}>
          <Icon of={kindIcons[kind]} />
        </span>
        <span className={css.main}>
          <b className={`strong ${css.host}`}>
            <bdi>{name}</bdi>
          </b>
          <span className={css.line}>{programs[kind]}</span>
          <span className={`quiet ${css.line}`}>
            {eventsWords(events)} · {typesWords(channel)}
          </span>
        </span>
        <StandingLine webhook={channel} />
      </Link>
    </li>
  );
}
