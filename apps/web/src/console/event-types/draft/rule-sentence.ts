import type { z } from "zod";
import { t } from "../../../words/words.ts";
import type { EventTypeSettings } from "./event-type-fields.ts";

const shortened = (typed: string): string => {
  const letters = [...typed];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : typed;
};

type Typed = Pick<EventTypeSettings, "slug" | "location">;
const nothing: Typed = { slug: "", location: { kind: "custom", value: "" } };

/** What the contract's rules say, in the reader's language: its own sentences are for those who write programs. */
export function ruleSentence(issue: z.core.$ZodIssue, { slug, location }: Typed = nothing): string {
  const told = issue.code === "custom" ? (issue.params ?? {}) : {};
  const placeholder = shortened(String(told.placeholder ?? ""));
  switch (told.rule ?? issue.code) {
    case "too_big":
      return issue.code === "too_big" && issue.origin === "string"
        ? t("eventTypes.problem.tooLong", { max: Number(issue.maximum) })
        : t("eventTypes.problem.other");
    case "unknown_placeholder":
      return t("eventTypes.problem.unknownPlaceholder", { placeholder });
    case "unclosed_placeholder":
      return t("eventTypes.problem.unclosedPlaceholder", { placeholder, example: "{date}" });
    case "too_many_placeholders":
      return t("eventTypes.problem.tooManyPlaceholders", { max: Number(told.max) });
    case "slug_reserved":
      return t("eventTypes.problem.slugReserved", { slug });
    case "web_address":
      return t("eventTypes.problem.webAddress", { typed: shortened(location.value) });
    case "phone_number":
      return t("eventTypes.problem.phoneNumber", { typed: shortened(location.value) });
    case "invisible":
      return t("eventTypes.problem.invisible");
    case "control_character":
      return t("eventTypes.problem.controlCharacter");
    default:
      return t("eventTypes.problem.other");
  }
}
