import { Segmented } from "../../ui/forms/segmented.tsx";
import { setTheme, useTheme } from "../../ui/theme.ts";
import { t } from "../../words/words.ts";
import css from "./settings.module.css";

/** Remembered here, not in the account. */
export function DeviceSettings() {
  const theme = useTheme();
  return (
    <div className={css.fields}>
      <div className={css.choice}>
        <span>{t("settings.light.label")}</span>
        <Segmented
          label={t("settings.light.choose")}
          size="sm"
          value={theme}
          onChange={setTheme}
          options={[
            { value: "system", label: t("settings.light.system") },
            { value: "light", label: t("settings.light.light") },
            { value: "dark", label: t("settings.light.dark") },
          ]}
        />
      </div>
    </div>
  );
}
