import type { KeyScope } from "@daybook/contract/api-keys";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { apiKeysQuery } from "../../api/api-keys.ts";
import { call } from "../../api/client.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { CheckboxGroup, RadioGroup } from "../../ui/forms/choice.tsx";
import { TextField } from "../../ui/forms/field.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { errorSentence, fieldErrors } from "../error-sentence.ts";
import { NotProved, useStepUp } from "../session/step-up.tsx";
import { ToldOnceDialog } from "../told-once-dialog.tsx";
import css from "./api-keys.module.css";

// Not those of the contract: its schemas would come along.
const scopes = ["read", "book", "manage", "webhooks", "admin"] as const satisfies readonly KeyScope[];
/** Days; null: no end. */
const lives = { month: 30, season: 90, year: 365, endless: null } as const;
type Life = keyof typeof lives;
const lifeNames = Object.keys(lives) as Life[];

interface Draft {
  name: string;
  scopes: readonly KeyScope[];
  life: Life;
}

/** Makes a key, then tells it this once. */
export function NewKeyDialog({ onClose }: { onClose(): void }) {
  const client = useQueryClient();
  const id = useId();
  const keys = useKeyFor();
  const { proved, dialog } = useStepUp();
  const [draft, setDraft] = useState<Draft>({ name: "", scopes: ["read"], life: "season" });
  const [isTried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () => {
      const body = { name: draft.name.trim(), scopes: [...draft.scopes], expiresInDays: lives[draft.life] };
      return proved(() => call("POST /v1/api-keys", { body, idempotencyKey: keys.of(body) }));
    },
    onSuccess: () => {
      keys.settle();
      void client.invalidateQueries({ queryKey: apiKeysQuery().queryKey });
    },
  });
  const made = make.data;
  if (made?.key)
    return (
      <ToldOnceDialog
        title={t("apiKeys.told.title", { name: made.name })}
        explanation={t("apiKeys.told.once")}
        label={t("apiKeys.told.label")}
        text={made.key}
        copy={
          <CopyButton
            text={made.key}
            name={(state) => (state === "idle" ? t("apiKeys.told.copy") : t("ui.copy", { state }))}
          />
        }
        done={t("apiKeys.told.done")}
        onClose={onClose}
      />
    );
  const refused = fieldErrors(make.error) as { name?: string; scopes?: string };
  const problems = {
    name: isTried && draft.name.trim() === "" ? t("apiKeys.form.noName") : refused.name,
    scopes: isTried && draft.scopes.length === 0 ? t("apiKeys.form.noScope") : refused.scopes,
  };
  const submit = () => {
    setTried(true);
    if (draft.name.trim() !== "" && draft.scopes.length > 0 && !make.isPending) make.mutate();
  };
  const isSaid = problems.name !== undefined || problems.scopes !== undefined || make.error instanceof NotProved;
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={t("apiKeys.new")}
        actions={
          <>
            <Button onClick={onClose}>{t("ui.cancel")}</Button>
            <Button kind="primary" type="submit" form={id} busy={make.isPending}>
              {t("apiKeys.form.go")}
            </Button>
          </>
        }
      >
        <form
          id={id}
          className={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {make.error && !isSaid && (
            <Note tone="danger" role="alert">
              {errorSentence(make.error)}
            </Note>
          )}
          {made && <Note tone="danger">{t("apiKeys.told.lost", { name: made.name })}</Note>}
          <TextField
            label={t("apiKeys.form.name")}
            hint={t("apiKeys.form.nameHint")}
            maxLength={80}
            value={draft.name}
            error={problems.name}
            onChange={({ target }) => setDraft({ ...draft, name: target.value })}
          />
          <CheckboxGroup<KeyScope>
            legend={t("apiKeys.form.scopes")}
            value={draft.scopes}
            error={problems.scopes}
            onChange={(next) => setDraft({ ...draft, scopes: scopes.filter((one) => next.includes(one)) })}
            options={scopes.map((scope) => ({
              value: scope,
              label: (
                <span className={css.scope}>
                  <b className="strong">{t(`apiKeys.scope.${scope}.name`)}</b>
                  <span className="quiet">{t(`apiKeys.scope.${scope}.meaning`)}</span>
                </span>
              ),
            }))}
          />
          <RadioGroup<Life>
            legend={t("apiKeys.form.life")}
            look="chips"
            value={draft.life}
            onChange={(life) => setDraft({ ...draft, life })}
            options={lifeNames.map((life) => ({ value: life, label: t("apiKeys.form.lives", { life }) }))}
          />
        </form>
      </Dialog>
      <div>{dialog}</div>
    </>
  );
}
