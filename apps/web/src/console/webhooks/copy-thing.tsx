import { CopyButton } from "../../ui/copy-button.tsx";
import { t } from "../../words/words.ts";

interface CopyThingProps {
  what: "secret" | "code" | "message";
  text: string;
}

export const CopyThing = ({ what, text }: CopyThingProps) => (
  <CopyButton
    text={text}
    name={(state) => (state === "idle" ? t("webhooks.copy", { what }) : t("ui.copy", { state }))}
  />
);
