import type { PasskeyAssertion } from "@daybook/contract/passkeys";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { PasskeyIcon } from "../../frame/security-icons.ts";
import { passkeySentence } from "../passkey-sentence.ts";
import { passkeysWork, unlockPasskey } from "../webauthn.ts";
import { usePasskeyAutofill } from "./use-passkey-autofill.ts";
import type { WayProps } from "./way-props.ts";
import css from "./ways.module.css";

/** A passkey of this device, or of one nearby: by the button, or where the address is filled in. */
export function PasskeyWay({ onSignedIn }: WayProps) {
  // Two questions at once a browser doesn't ask: while the button's is open, filling in waits.
  const [isAsking, setAsking] = useState(false);
  const enter = useMutation({
    mutationFn: (credential: PasskeyAssertion) => call("POST /v1/sessions/passkey", { body: { credential } }),
    onSuccess: ({ account }) => onSignedIn(account),
  });
  const ask = useMutation({
    mutationFn: async () => {
      setAsking(true);
      const { publicKey } = await call("POST /v1/passkeys/challenge");
      return unlockPasskey(publicKey);
    },
    onSuccess: (credential) => enter.mutate(credential),
    onSettled: () => setAsking(false),
  });
  usePasskeyAutofill(!isAsking && !enter.isPending && !enter.isSuccess, (credential) => enter.mutate(credential));
  if (!passkeysWork()) return null;
  const trouble = passkeySentence(enter.error ?? ask.error);
  return (
    <div className={css.way}>
      {trouble && (
        <Note tone="danger" role="alert">
          {trouble}
        </Note>
      )}
      <Button
        size="lg"
        busy={ask.isPending || enter.isPending}
        onClick={() => {
          enter.reset();
          ask.mutate();
        }}
      >
        <Icon of={PasskeyIcon} size="sm" /> {t("session.passkey.go")}
      </Button>
    </div>
  );
}
