import type { ListedSession } from "@daybook/contract/sessions";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { LaptopIcon, PhoneIcon, TabletIcon, TerminalIcon } from "../../frame/own-icons.ts";
import { useAccount } from "../../frame/use-account.ts";
import { AskDialog } from "../../webhooks/ask-dialog.tsx";
import { useWhen } from "../../webhooks/use-when.ts";
import { dayWritten, deviceName, placeName } from "./device-words.ts";
import css from "./devices.module.css";

const tell = (error: Error) => toast(errorSentence(error));
const icons = { computer: LaptopIcon, phone: PhoneIcon, tablet: TabletIcon } as const;

interface DeviceRowProps {
  session: ListedSession;
  /** Ends it, or takes it from the list when it is over. */
  onEnd(session: ListedSession): Promise<void>;
}

export function DeviceRow({ session, onEnd }: DeviceRowProps) {
  const { timezone } = useAccount();
  const { now, short } = useWhen();
  const [asking, setAsking] = useState(false);
  const { current, kind, method, agent, network, signedInAt, lastUsedAt, ended } = session;
  const device = deviceName(session);
  const place = placeName(session);
  // One that signs in anew each time is as any browser to us, but for what it calls itself.
  const isProgram = kind === "program" || (agent.name !== null && agent.device === null);
  return (
    <li className={css.device}>
      <span className={`num ${css.margin}`}>{current ? t("devices.now") : short(ended?.at ?? lastUsedAt)}</span>
      <h3 className={css.name}>
        <Icon of={isProgram ? TerminalIcon : icons[agent.device ?? "computer"]} size="sm" />
        {kind === "program" ? <bdi>{device}</bdi> : <span>{device}</span>}
        {current && (
          <span className="badge" data-tone="ok">
            {t("devices.here")}
          </span>
        )}
        {ended ? (
          <span className="badge" data-tone="wait">
            {t("devices.ended.badge")}
          </span>
        ) : (
          kind === "program" && (
            <span className="badge" data-tone="line">
              {t("devices.program")}
            </span>
          )
        )}
      </h3>
      {ended ? (
        <p className={`quiet ${css.line}`}>{t("devices.ended.explanation")}</p>
      ) : (
        <p className={`quiet ${css.line}`}>
          {place !== null && <span>{place}</span>}
          {network !== null && <bdi>{network}</bdi>}
          <span>{t("devices.signedIn", { method, date: dayWritten(signedInAt, timezone, now) })}</span>
        </p>
      )}
      {!current && (
        <Button
          size="sm"
          aria-label={ended ? t("devices.ended.dismissOf", { device }) : t("devices.signOutOf", { device })}
          onClick={() => (ended ? void onEnd(session).catch(tell) : setAsking(true))}
        >
          {ended ? t("devices.ended.dismiss") : t("devices.signOut")}
        </Button>
      )}
      {asking && (
        <AskDialog
          danger
          title={t("devices.ask.title", { device })}
          action={t("devices.signOut")}
          onClose={() => setAsking(false)}
          onGo={() => onEnd(session)}
        >
          {t("devices.ask.explanation")}
        </AskDialog>
      )}
    </li>
  );
}
