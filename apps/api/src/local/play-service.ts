import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { DELIVERY_TAG } from "@daybook/integrations/mail/resend-events";

/** What the mailbox can have become of a mail. */
export const fates = ["deliver", "bounce", "complain"] as const;
export type Fate = (typeof fates)[number];

const types = { deliver: "email.delivered", bounce: "email.bounced", complain: "email.complained" } as const;

/** What Resend would tell of a mail, in its own shape. `at` in epoch ms. */
export function playedEvent({ id, to, subject, receivedAt, deliveryId }: StoredMail, fate: Fate, at: number): object {
  const bounce = {
    message: "550 5.1.1 The email account that you tried to reach does not exist.",
    type: "Permanent",
    subType: "General",
  };
  return {
    type: types[fate],
    created_at: new Date(at).toISOString(),
    data: {
      email_id: id,
      created_at: new Date(receivedAt).toISOString(),
      to: [to.address],
      subject,
      ...(deliveryId ? { tags: { [DELIVERY_TAG]: deliveryId } } : {}),
      ...(fate === "bounce" ? { bounce } : {}),
    },
  };
}
