import type { z } from "zod";
import { t } from "../../../words/words.ts";
import type { EventTypeSettings } from "./event-type-fields.ts";

const shortened = (typed: string): string => {
  const letters = [...typed];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : typed;
};

/** What the contract's rules say, in the reader's language: its own sentences are for those who write programs. */
export function ruleSentence(issue: z.core.$ZodIssue, { slug, location }: EventTypeSettings): string {
  switch (issue.code === "custom" ? issue.params?.rule : issue.code) {
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
