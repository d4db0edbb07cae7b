import type { ChatKind, ChatMessage } from "@daybook/contract/chat-channels";
import { useQuery } from "@tanstack/react-query";
import { chatMessagesQuery } from "../../../api/chat-channels.ts";
import { LogoMark } from "../../../ui/logo.tsx";
import { t } from "../../../words/words.ts";
import { programs } from "../channel-words.ts";
import css from "./preview.module.css";

/** Who the program says has written: its own words, in every language. */
const writers = { discord: "Daybook", slack: "Daybook", teams: "Workflows", matrix: "daybook" };
const mark = "APP";

/** A message as the program shows it, near enough. Nothing in it can be pressed. */
export function ChatPreview({ kind, tone }: { kind: ChatKind; tone: ChatMessage["tone"] }) {
  const { data } = useQuery(chatMessagesQuery());
  const message = data?.items.find((one) => one.tone === tone);
  if (!message) return null;
  return (
    <figure className={css.preview}>
      <figcaption className="field-hint">{t("channels.preview.about", { program: programs[kind] })}</figcaption>
      <div className={css.room} data-kind={kind} dir="ltr">
        <span className={css.avatar} aria-hidden="true">
          <LogoMark size={20} />
        </span>
        <div className={css.body}>
          <p className={css.by}>
            <b>{writers[kind]}</b>
            {(kind === "discord" || kind === "slack") && <span className={css.app}>{mark}</span>}
          </p>
          <Card kind={kind} message={message} />
        </div>
      </div>
    </figure>
  );
}

function Card({ kind, message: { tone, heading, lines, link } }: { kind: ChatKind; message: ChatMessage }) {
  // Their layout runs from left to right, and each line as its own words do.
  const linked = link && (
    <span dir="auto" className={kind === "teams" ? css.press : css.link}>
      {link.label}
    </span>
  );
  return (
    <div className={css.card} data-tone={tone}>
      <b dir="auto">{heading}</b>
      {kind === "discord" && linked}
      {lines.map(({ label, text, struck, href }) => (
        <span key={label} dir="auto" className={css.line}>
          <b>{label}</b> {struck ? <s>{text}</s> : <span className={href ? css.link : undefined}>{text}</span>}
        </span>
      ))}
      {kind !== "discord" && linked}
    </div>
  );
}
