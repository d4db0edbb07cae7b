import type { InputHTMLAttributes } from "react";
import { TextField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import type { ChannelDraft } from "./channel-draft.ts";
import type { ChannelField } from "./field-problems.ts";

/** As they begin, whatever language is spoken there. */
const begins = {
  discord: "https://discord.com/api/webhooks/",
  slack: "https://hooks.slack.com/services/",
  teams: "https://",
  matrix: "https://matrix.",
};
const roomBegins = "!";

/** What programs read runs from left to right, and isn't spelt. */
const machine: InputHTMLAttributes<HTMLInputElement> = { dir: "ltr", autoComplete: "off", spellCheck: false };

interface RoomFieldsProps {
  draft: ChannelDraft;
  kept: string | null;
  problems: Partial<Record<ChannelField, string>>;
  onSet(change: Partial<ChannelDraft>): void;
}

/** Where the room is. What opens it isn't shown again, so it is kept or written anew. */
export function RoomFields({ draft, kept, problems, onSet }: RoomFieldsProps) {
  const isMatrix = draft.kind === "matrix";
  const isKept = kept !== null;
  return (
    <>
      <TextField
        {...machine}
        label={t(isMatrix ? "channels.form.server" : "channels.form.url")}
        hint={
          isKept ? t("channels.form.urlKept", { address: kept }) : isMatrix ? undefined : t("channels.form.urlHint")
        }
        error={problems.url}
        type="url"
        inputMode="url"
        placeholder={begins[draft.kind]}
        value={draft.url}
        onChange={(event) => onSet({ url: event.target.value })}
      />
      {isMatrix && (
        <>
          <TextField
            {...machine}
            label={t("channels.form.room")}
            hint={t("channels.form.roomHint")}
            error={problems.roomId}
            maxLength={255}
            placeholder={roomBegins}
            value={draft.roomId}
            onChange={(event) => onSet({ roomId: event.target.value })}
          />
          <TextField
            {...machine}
            label={t("channels.form.token")}
            hint={t(isKept ? "channels.form.tokenKept" : "channels.form.tokenHint")}
            error={problems.accessToken}
            type="password"
            maxLength={1000}
            value={draft.accessToken}
            onChange={(event) => onSet({ accessToken: event.target.value })}
          />
        </>
      )}
    </>
  );
}
