import { setClock, useClock } from "../../time/clock.ts";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { setTheme, useTheme } from "../../ui/theme.ts";
import css from "./settings.module.css";

/** Remembered here, not in the account. */
export function DeviceSettings() {
  const clock = useClock();
  const theme = useTheme();
  return (
    <div className={css.fields}>
      <div className={css.choice}>
        <span>Clock</span>
        <Segmented
          label="Clock"
          size="sm"
          value={clock}
          onChange={setClock}
          options={[
            { value: "24", label: "24 hours" },
            { value: "12", label: "12 hours" },
          ]}
        />
      </div>
      <div className={css.choice}>
        <span>Light</span>
        <Segmented
          label="Light or dark"
          size="sm"
          value={theme}
          onChange={setTheme}
          options={[
            { value: "system", label: "As the system" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
      </div>
    </div>
  );
}
