import { Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import type { FormErrors } from "./answers.ts";
import own from "./details.module.css";
import type { FormProps } from "./details-props.ts";

const GuestField = lazy(() =>
  import("../../guests/guest-field.tsx").then((module) => ({ default: module.GuestField })),
);

interface GuestsPartProps extends Pick<FormProps, "draft" | "onDraft"> {
  /** How many may come along; 0: nobody. */
  most: number;
  errors: FormErrors;
  controlSize?: "lg";
  onFix(field: string): void;
}

/** Quiet until somebody wants to bring somebody along; where nobody may, nothing. */
export function GuestsPart({ most, draft, errors, controlSize, onDraft, onFix }: GuestsPartProps) {
  if (most === 0) return null;
  const begin = () => onDraft({ ...draft, guests: { list: [], typed: "" } });
  if (!draft.guests)
    return (
      <Button kind="quiet" className={own.leave} onClick={begin}>
        <Icon of={Plus} size="sm" /> {t("guests.add")}
      </Button>
    );
  const { guests } = draft;
  return (
    <Suspense fallback={null}>
      <GuestField
        draft={guests}
        rules={{ most, invitee: draft.email }}
        error={errors.guests}
        focus={guests.list.length === 0 && guests.typed === ""}
        controlSize={controlSize}
        onChange={(next) => {
          onDraft({ ...draft, guests: next });
          onFix("guests");
        }}
      />
    </Suspense>
  );
}
