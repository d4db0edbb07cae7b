import { useQuery } from "@tanstack/react-query";
import { eventTypesQuery } from "../../../api/organizer.ts";
import { CheckboxGroup, RadioGroup } from "../../../ui/forms/choice.tsx";
import { t } from "../../../words/words.ts";
import type { ChannelDraft } from "./channel-draft.ts";

interface TypesFieldProps {
  draft: ChannelDraft;
  error: string | undefined;
  onSet(change: Partial<ChannelDraft>): void;
}

/** Of which event types: of all, those to come among them, or of these. */
export function TypesField({ draft, error, onSet }: TypesFieldProps) {
  const { data } = useQuery(eventTypesQuery());
  const items = data?.items ?? [];
  const isChosen = draft.types === "chosen";
  return (
    <>
      <RadioGroup
        legend={t("channels.form.types")}
        options={[
          { value: "all", label: t("channels.form.allTypes") },
          { value: "chosen", label: t("channels.form.chosenTypes") },
        ]}
        value={draft.types}
        onChange={(types) => onSet({ types })}
      />
      {isChosen && (
        <CheckboxGroup
          legend={<span className="sr">{t("channels.form.chosenTypes")}</span>}
          options={items.map(({ id, title }) => ({ value: id, label: <bdi>{title}</bdi> }))}
          error={error}
          value={draft.eventTypeIds}
          onChange={(eventTypeIds) => onSet({ eventTypeIds })}
        />
      )}
    </>
  );
}
