import type { ChatKind } from "@daybook/contract/chat-channels";
import { ApiError } from "@daybook/contract/client";
import { fieldSentence } from "../../../api/field-sentence.ts";
import { t } from "../../../words/words.ts";
import { fieldProblems as urlProblems } from "../../webhooks/form/field-problems.ts";
import { programs } from "../channel-words.ts";
import type { ChannelDraft } from "./channel-draft.ts";

/** Rules of rooms that have a sentence, `channels.rules.<rule>`, saying what to do. */
const ofProgram = ["chat_host", "chat_path"] as const;
const spoken = ["chat_connector", "chat_room"] as const;

export type ChannelField = "name" | "url" | "roomId" | "accessToken" | "events" | "eventTypeIds";

/** The sentence of each field that the server refused. */
export function fieldProblems(error: unknown, kind: ChatKind): Partial<Record<ChannelField, string>> {
  const found: Partial<Record<ChannelField, string>> = {};
  if (!(error instanceof ApiError)) return found;
  const ofUrl = urlProblems(error).url;
  for (const { path, rule, params = {} } of error.problem?.errors ?? []) {
    const [field] = path.split(".") as [ChannelField];
    const [known, named] = [spoken.find((one) => one === rule), ofProgram.find((one) => one === rule)];
    found[field] ??= known
      ? t(`channels.rules.${known}`)
      : named
        ? t(`channels.rules.${named}`, { program: programs[kind] })
        : field === "url" && ofUrl
          ? ofUrl
          : fieldSentence({ rule, params });
  }
  return found;
}

/** What can be known before it is sent; the rest is the server's to say. */
export function unfit(draft: ChannelDraft, isNew: boolean): Partial<Record<ChannelField, string>> {
  const missing = (field: "name" | "url" | "roomId" | "accessToken") =>
    draft[field].trim() === "" ? { [field]: t("rules.required") } : {};
  const isMatrix = draft.kind === "matrix";
  return {
    ...missing("name"),
    ...(isNew ? missing("url") : {}),
    ...(isMatrix ? missing("roomId") : {}),
    ...(isMatrix && isNew ? missing("accessToken") : {}),
    ...(draft.events.length === 0 ? { events: t("webhooks.rules.noEvents") } : {}),
    ...(draft.types === "chosen" && draft.eventTypeIds.length === 0
      ? { eventTypeIds: t("webhooks.rules.noEvents") }
      : {}),
  };
}
