import { t } from "../../../words/words.ts";
import { Page } from "../../frame/page.tsx";
import css from "../settings.module.css";
import { SettingsTabs } from "../settings-tabs.tsx";
import { DeletionSheet } from "./deletion-sheet.tsx";
import { ExportsSheet } from "./exports-sheet.tsx";
import { ForgetSheet } from "./forget-sheet.tsx";

/** What is kept, how to take it along, and how to have it gone. */
export function OwnDataPage() {
  return (
    <Page
      title={t("frame.sections.settings")}
      documentTitle={t("settings.tabs.data")}
      width="sheet"
      tabs={<SettingsTabs />}
    >
      <div className={css.sheets}>
        <ExportsSheet />
        <ForgetSheet />
        <DeletionSheet />
      </div>
    </Page>
  );
}
