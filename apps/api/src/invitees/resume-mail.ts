import { liftRefusal } from "@daybook/core/mail/mail-state";
import type { BookingRow } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { noteResent } from "@daybook/db/invitee-writes";
import { liftSuppression, suppressionOfAddress } from "@daybook/db/mail-suppressions";
import { ApiFailure } from "../runtime/failure.ts";
import { system } from "../runtime/services.ts";
import { changeInvitee, type InviteeChange } from "./change-invitee.ts";

const refusals = {
  owner: () =>
    new ApiFailure("forbidden", {
      detail:
        "Whose address it is reported a mail from here. They alone can take that back, by the link in an earlier mail.",
    }),
  daily: () =>
    new ApiFailure("rate_limited", {
      retryAfter: 3_600,
      detail: "It was tried within a day, and the mail came back again.",
    }),
};

/** Lifts what keeps an address from being written to. Throws where that isn't for whoever asks. */
async function lift(db: Database, address: string, by: "host" | "invitee", ownsMailbox: boolean, now: number) {
  const suppression = await suppressionOfAddress(system, db, address);
  const refusal = suppression && liftRefusal(suppression, { ownsMailbox, now });
  if (refusal) throw refusals[refusal]();
  if (suppression) await liftSuppression(system, db, { address, by, now });
}

/** The invitee is written to again, and gets the confirmation once more. */
export const resumeMail = (
  change: Omit<InviteeChange, "kind" | "write">,
  ownsMailbox: (row: BookingRow) => Promise<boolean>,
): Promise<void> =>
  changeInvitee({
    ...change,
    kind: "resent",
    async write(db, rows, row) {
      await lift(db, row.inviteeEmail, change.actor, await ownsMailbox(row), rows.now);
      await noteResent(change.scope, db, rows);
    },
  });
