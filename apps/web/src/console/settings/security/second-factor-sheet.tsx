import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { secondFactorQuery } from "../../../api/factors.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence, loadErrorSentence } from "../../error-sentence.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import { AppSetupDialog } from "./app-setup-dialog.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { SecondFactorRows } from "./second-factor-rows.tsx";
import css from "./security-rows.module.css";

/** Codes of an app, asked for after whatever else lets one in; and the codes that stand in for it. */
export function SecondFactorSheet() {
  const client = useQueryClient();
  const { data, error } = useQuery(secondFactorQuery());
  const { proved, dialog } = useStepUp();
  const setup = useMutation({ mutationFn: () => proved(() => call("POST /v1/second-factor/setup")) });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const told = (made: readonly string[]) => {
    setup.reset();
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
          <Button size="sm" busy={setup.isPending} onClick={() => setup.mutate()}>
            {t("security.factor.turnOn")}
          </Button>
        )}
      </header>
      {setup.error && !(setup.error instanceof NotProved) && (
        <div className={css.say}>
          <Note tone="danger" role="alert">
            {errorSentence(setup.error)}
          </Note>
        </div>
      )}
      {!data && (
        <div className={css.say}>
          {error ? <Note tone="danger">{loadErrorSentence(error)}</Note> : <Skeleton width={12} />}
        </div>
      )}
      {data && !data.codes && <p className={`muted ${css.say}`}>{t("security.factor.none")}</p>}
      {data?.codes && (
        <SecondFactorRows factor={data} since={data.codes.since} onNewApp={() => setup.mutate()} onCodes={told} />
      )}
      {setup.data && (
        <AppSetupDialog secret={setup.data.key} uri={setup.data.uri} onClose={() => setup.reset()} onDone={told} />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
      <div>{dialog}</div>
    </section>
  );
}
