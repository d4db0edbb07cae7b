import { t } from "../../words/words.ts";
import { errorCode, errorSentence } from "../error-sentence.ts";
import { NotUnlocked, PasskeyKnown } from "./webauthn.ts";

/** What went wrong with a passkey; null when nothing did, or its person left it at that. */
export function passkeySentence(error: unknown): string | null {
  if (!error || error instanceof NotUnlocked) return null;
  if (error instanceof PasskeyKnown) return t("session.passkey.known");
  if (error instanceof DOMException) return t("session.passkey.refused");
  return errorCode(error) === "wrong_credentials" ? t("session.passkey.unknown") : errorSentence(error);
}
