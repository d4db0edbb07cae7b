import type { SecondFactor } from "@daybook/contract/second-factor";
import { useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { secondFactorQuery } from "../../../api/factors.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { intl, t } from "../../../words/words.ts";
import { KeyIcon } from "../../frame/own-icons.ts";
import { PhoneIcon } from "../../frame/security-icons.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import { AskDialog } from "../../webhooks/ask-dialog.tsx";
import { useWhen } from "../../webhooks/use-when.ts";
import css from "./security-rows.module.css";

/** So few codes left are marked. */
const FEW = 3;

interface SecondFactorRowsProps {
  factor: SecondFactor;
  since: string;
  onNewApp(): void;
  /** There are new recovery codes, told this once. */
  onCodes(codes: readonly string[]): void;
}

export function SecondFactorRows({ factor, since, onNewApp, onCodes }: SecondFactorRowsProps) {
  const client = useQueryClient();
  const { short } = useWhen();
  const { proved, dialog } = useStepUp();
  const [asking, setAsking] = useState<"off" | "codes" | null>(null);
  const { left, made } = factor.recoveryCodes;
  /** Nothing is wrong when its person left the proof at that. */
  const orLeave = async (work: () => Promise<void>) => {
    try {
      await work();
      setAsking(null);
    } catch (error) {
      if (!(error instanceof NotProved)) throw error;
    }
  };
  const turnOff = () =>
    orLeave(async () => {
      await proved(() => call("DELETE /v1/second-factor"));
      await client.invalidateQueries({ queryKey: secondFactorQuery().queryKey });
      toast(t("security.factor.off.done"));
    });
  const renew = () =>
    orLeave(async () => {
      const { newCodes } = await proved(() => call("POST /v1/second-factor/recovery-codes"));
      onCodes(newCodes);
    });
  return (
    <>
      <ol className={`ledger ${css.rows}`}>
        <li>
          <span className="num">{short(since)}</span>
          <div className={css.entry}>
            <div className={css.what}>
              <h3 className={css.name}>
                <Icon of={PhoneIcon} size="sm" /> {t("security.factor.app.title")}
              </h3>
              <p className="small quiet">{t("security.factor.app.about")}</p>
            </div>
            <div className={css.acts}>
              <Button size="sm" kind="quiet" onClick={onNewApp}>
                {t("security.factor.app.another")}
              </Button>
              <Button size="sm" kind="danger" onClick={() => setAsking("off")}>
                {t("security.factor.off.ask")}
              </Button>
            </div>
          </div>
        </li>
        <li>
          <span className="num">
            <b className={css.figure}>{new Intl.NumberFormat(intl()).format(left)}</b>
            <span className={css.of}>{t("security.factor.codes.of", { count: made })}</span>
          </span>
          <div className={css.entry}>
            <div className={css.what}>
              <h3 className={css.name}>
                <Icon of={KeyIcon} size="sm" /> {t("security.factor.codes.title")}
                {left <= FEW && (
                  <Badge tone="wait">
                    <Icon of={TriangleAlert} /> {t("security.factor.codes.few", { count: left })}
                  </Badge>
                )}
              </h3>
              <p className="small quiet">{t("security.factor.codes.about")}</p>
            </div>
            <div className={css.acts}>
              <Button size="sm" onClick={() => setAsking("codes")}>
                {t("security.factor.codes.renew")}
              </Button>
            </div>
          </div>
        </li>
      </ol>
      {asking === "off" && (
        <AskDialog
          danger
          title={t("security.factor.off.title")}
          action={t("security.factor.off.go")}
          onClose={() => setAsking(null)}
          onGo={turnOff}
        >
          {t("security.factor.off.explanation")}
        </AskDialog>
      )}
      {asking === "codes" && (
        <AskDialog
          title={t("security.factor.codes.renewTitle")}
          action={t("security.factor.codes.renewGo")}
          onClose={() => setAsking(null)}
          onGo={renew}
        >
          {t("security.factor.codes.renewExplanation", { count: left })}
        </AskDialog>
      )}
      <div>{dialog}</div>
    </>
  );
}
