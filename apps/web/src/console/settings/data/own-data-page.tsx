import { t } from "../../../words/words.ts";
import { Page } from "../../frame/page.tsx";
import { SettingsTabs } from "../settings-tabs.tsx";

export function OwnDataPage() {
  return (
    <Page
      title={t("frame.sections.settings")}
      documentTitle={t("settings.tabs.data")}
      width="sheet"
      tabs={<SettingsTabs />}
    >
      {null}
    </Page>
  );
}
