import type { PasskeyAssertion } from "@daybook/contract/passkeys";
import { useEffect, useEffectEvent } from "react";
import { call } from "../../../api/client.ts";
import { MINUTE } from "../../../time/units.ts";
import { passkeysFillIn, unlockPasskey } from "../webauthn.ts";

/** What a passkey is asked may be answered for five minutes: it is asked anew before. */
const ASKED_ANEW = 4 * MINUTE;

/** Offers passkeys where the address is filled in, as long as `on`: one may be chosen there at any time. */
export function usePasskeyAutofill(on: boolean, onChosen: (credential: PasskeyAssertion) => void): void {
  const chosen = useEffectEvent(onChosen);
  useEffect(() => {
    if (!on) return;
    const left = new AbortController();
    async function offer(): Promise<void> {
      if (!(await passkeysFillIn())) return;
      while (!left.signal.aborted) {
        const { publicKey } = await call("POST /v1/passkeys/challenge", { signal: left.signal });
        const signal = AbortSignal.any([left.signal, AbortSignal.timeout(ASKED_ANEW)]);
        const credential = await unlockPasskey(publicKey, { mediation: "conditional", signal }).catch((error) => {
          // Its time was over.
          if (signal.aborted) return null;
          throw error;
        });
        if (credential) return chosen(credential);
      }
    }
    // A convenience: whoever isn't offered any still has the button.
    offer().catch(() => {});
    return () => left.abort();
  }, [on]);
}
