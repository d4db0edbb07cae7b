import type { ChatChannel, ChatKind } from "@daybook/contract/chat-channels";
import { t } from "../../words/words.ts";
import { BracketsIcon, ChatIcon, HashIcon, PeopleIcon } from "../frame/own-icons.ts";

/** As they write themselves, in every language. */
export const programs: Record<ChatKind, string> = {
  discord: "Discord",
  slack: "Slack",
  teams: "Microsoft Teams",
  matrix: "Matrix",
};

/** No marks of theirs: a sign that tells one from the other. */
export const kindIcons = { discord: ChatIcon, slack: HashIcon, teams: PeopleIcon, matrix: BracketsIcon };

/** Where it leads, as far as it may be shown. */
export const placeOf = ({ address, roomId }: Pick<ChatChannel, "address" | "roomId">): string =>
  roomId === null ? address : `${address} ${roomId}`;

/** How many event types it hears of. */
export const typesWords = ({ eventTypeIds }: Pick<ChatChannel, "eventTypeIds">): string =>
  t("channels.facts.typesAre", { count: eventTypeIds.length });
