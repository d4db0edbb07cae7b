import { t } from "../../../words/words.ts";
import { Page } from "../../frame/page.tsx";
import css from "../settings.module.css";
import { SettingsTabs } from "../settings-tabs.tsx";
import { DevicesSheet } from "./devices-sheet.tsx";
import { EmailSheet } from "./email-sheet.tsx";
import { LinkedSheet } from "./linked-sheet.tsx";
import { PasskeysSheet } from "./passkeys-sheet.tsx";
import { PasswordSheet } from "./password-sheet.tsx";
import { SecondFactorSheet } from "./second-factor-sheet.tsx";

/** How one comes in, and where one is. */
export function SecurityPage() {
  return (
    <Page
      title={t("frame.sections.settings")}
      documentTitle={t("settings.tabs.security")}
      width="sheet"
      tabs={<SettingsTabs />}
    >
      <div className={css.sheets}>
        <PasswordSheet />
        <EmailSheet />
        <PasskeysSheet />
        <SecondFactorSheet />
        <LinkedSheet />
        <DevicesSheet />
      </div>
    </Page>
  );
}
