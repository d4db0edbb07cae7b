import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { call } from "../../../api/client.ts";
import { passkeysQuery } from "../../../api/factors.ts";
import { useStepUp } from "../../session/step-up.tsx";
import { makePasskey } from "../../session/webauthn.ts";
import { deviceName } from "./device-name.ts";

/** Makes a passkey on this device, or one nearby, called after the device until its person calls it something else. */
export function useAddPasskey(): { add(): Promise<{ name: string }>; dialog: ReactNode } {
  const client = useQueryClient();
  const { proved, dialog } = useStepUp();
  async function add(): Promise<{ name: string }> {
    const { publicKey } = await proved(() => call("POST /v1/passkeys/creation"));
    const credential = await makePasskey(publicKey);
    const made = await call("POST /v1/passkeys", { body: { name: deviceName(navigator.userAgent), credential } });
    await client.invalidateQueries({ queryKey: passkeysQuery().queryKey });
    return made;
  }
  return { add, dialog };
}
