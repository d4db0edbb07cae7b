import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { secondFactorQuery } from "../../../api/factors.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { loadErrorSentence } from "../../error-sentence.ts";
import { AppSetupDialog } from "./app-setup-dialog.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { SecondFactorRows } from "./second-factor-rows.tsx";
import css from "./security-rows.module.css";

/** Codes of an app, asked for after whatever else lets one in; and the codes that stand in for it. */
export function SecondFactorSheet() {
  const client = useQueryClient();
  const { data, error } = useQuery(secondFactorQuery());
  const [isSettingUp, setSettingUp] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const told = (made: readonly string[]) => {
    setSettingUp(false);
    setCodes(made);
    void client.invalidateQueries({ queryKey: secondFactorQuery().queryKey });
  };
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">{t("security.factor.title")}</h2>
        {data?.codes && (
          <Badge tone="ok">
            <Icon of={Check} /> {t("security.factor.on")}
          </Badge>
        )}
        {data && !data.codes && (
          <Button size="sm" onClick={() => setSettingUp(true)}>
            {t("security.factor.turnOn")}
          </Button>
        )}
      </header>
      {!data && (
        <p className={css.say}>
          {error ? <Note tone="danger">{loadErrorSentence(error)}</Note> : <Skeleton width={12} />}
        </p>
      )}
      {data && !data.codes && <p className={`muted ${css.say}`}>{t("security.factor.none")}</p>}
      {data?.codes && (
        <SecondFactorRows factor={data} since={data.codes.since} onNewApp={() => setSettingUp(true)} onCodes={told} />
      )}
      {isSettingUp && <AppSetupDialog onClose={() => setSettingUp(false)} onDone={told} />}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </section>
  );
}
