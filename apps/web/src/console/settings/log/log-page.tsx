import { t } from "../../../words/words.ts";
import { Page } from "../../frame/page.tsx";
import { SettingsTabs } from "../settings-tabs.tsx";

export function LogPage() {
  return (
    <Page
      title={t("frame.sections.settings")}
      documentTitle={t("settings.tabs.log")}
      width="sheet"
      tabs={<SettingsTabs />}
    >
      {null}
    </Page>
  );
}
