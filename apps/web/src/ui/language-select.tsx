import { isLanguage, type Language, languageNames, languages } from "@daybook/words/languages";
import { Languages } from "lucide-react";
import { useState } from "react";
import { chooseLanguage } from "../words/choose-language.ts";
import { t, useLanguage } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import styles from "./language-select.module.css";

interface LanguageSelectProps {
  /** `line`: among small print. */
  look: "line" | "field";
  /** Told what was chosen, once everything speaks it. */
  onChosen?: (language: Language) => void;
}

/** The languages by their own names, so that who can't read this page finds theirs. */
export function LanguageSelect({ look, onChosen }: LanguageSelectProps) {
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const choose = async (wanted: string) => {
    if (!isLanguage(wanted) || wanted === language) return;
    setBusy(true);
    setFailed(false);
    try {
      await chooseLanguage(wanted);
      onChosen?.(wanted);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <label className={look === "line" ? styles.language : undefined} aria-busy={busy || undefined}>
        {look === "line" && <Icon of={Languages} size="sm" />}
        <span className="sr">{t("ui.language")}</span>
        <select
          className={look === "field" ? "select" : undefined}
          data-size={look === "field" ? "sm" : undefined}
          value={language}
          onChange={(event) => void choose(event.target.value)}
        >
          {!isLanguage(language) && <option value={language}>{language}</option>}
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </label>
      {failed && (
        <span role="alert" className="small">
          {t("ui.languageNotLoaded")}
        </span>
      )}
    </>
  );
}
