import { chatEvents, chatKinds } from "@daybook/contract/chat-channels";
import { CheckboxGroup, RadioGroup } from "../../../ui/forms/choice.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { eventWords } from "../../webhooks/webhook-words.ts";
import { programs } from "../channel-words.ts";
import { ChatPreview } from "../preview/chat-preview.tsx";
import type { ChannelDraft } from "./channel-draft.ts";
import type { ChannelField } from "./field-problems.ts";
import { HowTo } from "./how-to.tsx";
import { RoomFields } from "./room-fields.tsx";
import { TypesField } from "./types-field.tsx";

interface ChannelFieldsProps {
  draft: ChannelDraft;
  kept: string | null;
  problems: Partial<Record<ChannelField, string>>;
  onChange(draft: ChannelDraft): void;
}

export function ChannelFields({ draft, kept, problems, onChange }: ChannelFieldsProps) {
  const set = (change: Partial<ChannelDraft>) => onChange({ ...draft, ...change });
  const { kind } = draft;
  return (
    <>
      {kept === null && (
        <RadioGroup
          legend={t("channels.form.kind")}
          look="chips"
          options={chatKinds.map((value) => ({ value, label: programs[value] }))}
          value={kind}
          onChange={(chosen) => set({ kind: chosen })}
        />
      )}
      {kept === null && <HowTo kind={kind} />}
      <RoomFields draft={draft} kept={kept} problems={problems} onSet={set} />
      <TextField
        label={t("channels.form.name")}
        hint={t("channels.form.nameHint")}
        error={problems.name}
        autoComplete="off"
        maxLength={100}
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <CheckboxGroup
        legend={t("channels.form.events")}
        options={chatEvents.map((value) => ({ value, label: eventWords(value) }))}
        error={problems.events}
        value={draft.events}
        onChange={(events) => set({ events })}
      />
      <TypesField draft={draft} error={problems.eventTypeIds} onSet={set} />
      {kept === null && <ChatPreview kind={kind} tone="created" />}
    </>
  );
}
