import type { Managed } from "@daybook/contract/manage";
import { call } from "../api/client.ts";
import { errorSentence } from "../api/error-sentence.ts";
import { GuestsDialog } from "../guests/guests-dialog.tsx";

interface ManageGuestsProps {
  token: string;
  managed: Managed;
  refresh(): Promise<unknown>;
  onClose(): void;
  onSaved(): void;
}

/** The invitee's own guests. */
export function ManageGuests({ token, managed, ...rest }: ManageGuestsProps) {
  const { guests, maxGuests: most, invitee } = managed;
  return (
    <GuestsDialog
      {...rest}
      guests={guests}
      rules={{ most, invitee: invitee.email }}
      add={(added, idempotencyKey) =>
        call("POST /v1/manage/{token}/guests", { params: { token }, body: { guests: added }, idempotencyKey })
      }
      remove={(guestId) => call("DELETE /v1/manage/{token}/guests/{guestId}", { params: { token, guestId } })}
      sentenceOf={errorSentence}
    />
  );
}
