import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Checkbox } from "../../../ui/forms/choice.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { intl, t } from "../../../words/words.ts";
import { PrintIcon, SaveIcon } from "../../frame/security-icons.ts";
import css from "./recovery-codes.module.css";

/** A plain file of the codes, and what they are for. */
function save(codes: readonly string[]): void {
  const text = `${t("security.recovery.fileHead", { site: location.host })}\n\n${codes.join("\n")}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = `daybook-${t("security.recovery.fileName")}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/** Recovery codes, told this once: nothing closes them before somebody says that they are kept. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose(): void }) {
  const [isKept, setKept] = useState(false);
  const number = new Intl.NumberFormat(intl());
  return (
    <Dialog
      open
      alert
      insists
      onClose={onClose}
      title={t("security.recovery.title")}
      actions={
        <Button kind="primary" disabled={!isKept} onClick={onClose}>
          {t("security.recovery.done")}
        </Button>
      }
    >
      <p>{t("security.recovery.explanation")}</p>
      <ol className={`ledger ${css.codes}`} aria-label={t("security.recovery.list")}>
        {codes.map((code, place) => (
          <li key={code}>
            <span className="num" aria-hidden="true">
              {number.format(place + 1)}
            </span>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ol>
      <div className={css.acts}>
        <CopyButton
          text={codes.join("\n")}
          name={(state) => (state === "idle" ? t("security.recovery.copy") : t("ui.copy", { state }))}
        />
        <Button size="sm" onClick={() => save(codes)}>
          <Icon of={SaveIcon} size="sm" /> {t("security.recovery.save")}
        </Button>
        <Button size="sm" onClick={() => print()}>
          <Icon of={PrintIcon} size="sm" /> {t("security.recovery.print")}
        </Button>
      </div>
      <Checkbox
        label={t("security.recovery.kept")}
        checked={isKept}
        onChange={({ target }) => setKept(target.checked)}
      />
    </Dialog>
  );
}
