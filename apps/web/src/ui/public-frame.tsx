import type { PlainKey } from "@daybook/words/words";
import { Monitor, Moon, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import { LanguageSelect } from "./language-select.tsx";
import { LogoMark } from "./logo.tsx";
import styles from "./public-frame.module.css";
import { reportLink } from "./report-link.ts";
import { setTheme, type Theme, useTheme } from "./theme.ts";

/** The desk on which a public page lies, as wide as two pages side by side or as one sheet, with the line at its foot. */
export function PublicFrame({ narrow, children }: { narrow?: boolean | undefined; children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <main className={styles.main} data-narrow={narrow || undefined}>
        {children}
      </main>
      <PublicFoot />
    </div>
  );
}

/** Whose paper it is, what becomes of what is written on it, and how it is read. */
export function PublicFoot() {
  const report = reportLink();
  return (
    <footer className={`${styles.foot} small quiet`}>
      <a href="/" className={styles.brand}>
        <LogoMark size={14} /> {t("ui.keptIn")}
      </a>
      <span className={styles.choices}>
        <a href="/privacy">{t("ui.privacy")}</a>
        {report && <a href={report}>{t("ui.report")}</a>}
        <LanguageSelect look="line" />
        <ThemeSwitch />
      </span>
    </footer>
  );
}

const looks = {
  system: { words: "ui.lightOfDevice", icon: Monitor, next: "light" },
  light: { words: "ui.daylight", icon: Sun, next: "dark" },
  dark: { words: "ui.lamplight", icon: Moon, next: "system" },
} satisfies Record<Theme, { words: PlainKey; icon: typeof Sun; next: Theme }>;

export function ThemeSwitch() {
  const look = looks[useTheme()];
  return (
    <button type="button" className={styles.theme} onClick={() => setTheme(look.next)}>
      <Icon of={look.icon} size="sm" /> {t(look.words)}
    </button>
  );
}
