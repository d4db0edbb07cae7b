import { Search } from "lucide-react";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import css from "./event-types.module.css";

export function FindField({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <label className={css.find}>
      <span className="sr">{t("eventTypes.findLabel")}</span>
      <Icon of={Search} size="sm" />
      <input
        className="input"
        data-size="sm"
        type="search"
        placeholder={t("eventTypes.find")}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onChange("");
        }}
      />
    </label>
  );
}
