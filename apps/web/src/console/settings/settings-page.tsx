import { readableEmail } from "@daybook/core/text/email-address";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { meQuery } from "../../api/me.ts";
import { showAnswer } from "../../api/show-answer.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Field, TextField } from "../../ui/forms/field.tsx";
import { ZoneButton } from "../../ui/forms/zone-select.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { fieldErrors } from "../error-sentence.ts";
import { SaveTrouble } from "../event-types/form/save-notes.tsx";
import { Page } from "../frame/page.tsx";
import { useAccount } from "../frame/use-account.ts";
import { useCanText } from "../frame/use-can-text.ts";
import { LeaveGuard } from "../leave-guard.tsx";
import { bareAddress, profilePath } from "../links.ts";
import { SaveActions } from "../save-actions.tsx";
import { useSignOut } from "../session/use-sign-out.ts";
import { DeviceSettings } from "./device-settings.tsx";
import { DigestSettings } from "./digest-settings.tsx";
import { ReadingSettings } from "./reading-settings.tsx";
import css from "./settings.module.css";
import { SettingsTabs } from "./settings-tabs.tsx";

const formId = "settings";

export function SettingsPage() {
  const account = useAccount();
  const client = useQueryClient();
  const signOut = useSignOut();
  const canText = useCanText();
  const { name, tagline, timezone, phone } = account;
  const saved = { name, tagline, timezone, phone: phone ?? "" };
  const [edits, setEdits] = useState<Partial<typeof saved>>({});
  const draft = { ...saved, ...edits };
  const changed = Object.fromEntries(
    (Object.keys(saved) as (keyof typeof saved)[])
      .filter((key) => saved[key] !== draft[key])
      .map((key) => [key, draft[key]]),
  );
  const count = Object.keys(changed).length;
  const save = useMutation({
    mutationFn: () =>
      call("PATCH /v1/me", { body: { ...changed, ...(changed.phone?.trim() === "" ? { phone: null } : {}) } }),
    onSuccess: (answer) => {
      showAnswer(client, meQuery().queryKey, (before) => ({ ...before, ...answer }));
      setEdits({});
      void client.invalidateQueries({ queryKey: ["calendar-days"] });
      toast(t("settings.saved"));
    },
  });
  const refused = fieldErrors(save.error);
  const problems = {
    ...refused,
    ...("phone" in refused ? { phone: t("settings.you.phoneWrong") } : {}),
    ...(draft.name.trim() === "" ? { name: t("settings.you.nameMissing") } : {}),
  } as Record<string, string>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.name.trim() !== "") save.mutate();
  };
  const page = profilePath(account.handle);

  return (
    <Page
      title={t("frame.sections.settings")}
      width="sheet"
      stickyActions={count > 0}
      tabs={<SettingsTabs />}
      actions={
        <SaveActions
          changes={count}
          busy={save.isPending}
          form={formId}
          discardLabel={t("settings.discard")}
          onDiscard={() => setEdits({})}
        />
      }
    >
      <SaveTrouble error={save.error} problems={refused} />
      <div className={css.sheets}>
        <section className="sheet">
          <header className="sheet-head">
            <h2 className="title-sm">{t("settings.you.title")}</h2>
            <span className="small quiet">
              <Trans
                id="settings.you.shownOn"
                values={{
                  address: (
                    <a href={page} target="_blank" rel="noreferrer">
                      {bareAddress(page)}
                    </a>
                  ),
                }}
              />
            </span>
          </header>
          <form id={formId} className={css.fields} onSubmit={submit} noValidate>
            <TextField
              label={t("settings.you.name")}
              name="name"
              autoComplete="name"
              maxLength={120}
              value={draft.name}
              error={problems.name}
              onChange={({ target }) => setEdits({ ...edits, name: target.value })}
            />
            <TextField
              label={t("settings.you.tagline")}
              optional
              name="tagline"
              maxLength={160}
              hint={t("settings.you.taglineHint")}
              value={draft.tagline}
              error={problems.tagline}
              onChange={({ target }) => setEdits({ ...edits, tagline: target.value })}
            />
            {canText && (
              <TextField
                label={t("settings.you.phone")}
                optional
                name="tel"
                type="tel"
                dir="ltr"
                autoComplete="tel"
                maxLength={40}
                hint={t("settings.you.phoneHint")}
                value={draft.phone}
                error={problems.phone}
                onChange={({ target }) => setEdits({ ...edits, phone: target.value })}
              />
            )}
            <Field label={t("settings.you.zone")} error={problems.timezone} hint={t("settings.you.zoneHint")}>
              {({ id, "aria-describedby": describedBy }) => (
                <ZoneButton
                  id={id}
                  aria-describedby={describedBy}
                  label={t("settings.you.zone")}
                  value={draft.timezone}
                  onChange={(timezone) => setEdits({ ...edits, timezone })}
                />
              )}
            </Field>
          </form>
        </section>
        <section className="sheet">
          <header className="sheet-head">
            <h2 className="title-sm">{t("settings.reading.title")}</h2>
            <span className="small quiet">{t("settings.reading.mails")}</span>
          </header>
          <ReadingSettings />
        </section>
        <section className="sheet">
          <header className="sheet-head">
            <h2 className="title-sm">{t("settings.digest.title")}</h2>
            <span className="small quiet">{t("settings.digest.when")}</span>
          </header>
          <DigestSettings />
        </section>
        <section className="sheet">
          <header className="sheet-head">
            <h2 className="title-sm">{t("settings.device.title")}</h2>
          </header>
          <DeviceSettings />
        </section>
        <section className="sheet">
          <header className="sheet-head">
            <h2 className="title-sm">{t("settings.signedIn.title")}</h2>
          </header>
          <div className={css.signedIn}>
            <p>
              <Trans
                id="settings.signedIn.as"
                values={{ email: <b className="strong">{readableEmail(account.email)}</b> }}
              />
            </p>
            <Button size="sm" onClick={signOut}>
              <Icon of={LogOut} size="sm" turns /> {t("session.signOut")}
            </Button>
          </div>
        </section>
      </div>
      <LeaveGuard when={count > 0} />
    </Page>
  );
}
