import type { Message, MessageKind } from "@daybook/core/bookings/messages";
import { HOUR } from "@daybook/core/time/units";
import type { Database } from "@daybook/db/connection";
import { findEventType } from "@daybook/db/event-types";
import type { OwnerId } from "@daybook/db/scopes";
import { countTestMails, recordTestMail } from "@daybook/db/test-mails";
import { bookingMail } from "@daybook/integrations/mail/booking-mail";
import { ourTemplate } from "@daybook/integrations/mail/our-template";
import { requireAccount } from "../accounts/require-account.ts";
import { newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { lockOwnHost } from "../offers/change-host.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type SampleMail, sampleInput } from "./sample-mail.ts";

/** Test mails of an account in an hour. */
const MOST = 20;

/** What a test mail was asked for with, as its event keeps it. */
export type AskedTestMail = Pick<SampleMail, "kind" | "message" | "locale" | "eventType"> & { slug: string };

export function messageRoutes(api: Api): void {
  route(api, "POST /v1/event-types/message-previews", async ({ owner, body, services, origin }) => {
    const host = await requireAccount(services, owner);
    const { kind, subject, text, locale, eventType } = body;
    const url = `${origin}/${host.handle}`;
    const sample = { kind, message: { subject, text }, locale, host, eventType, url, now: services.now() };
    const input = sampleInput(sample, "preview", true);
    const mail = bookingMail(input);
    return { subject: mail.subject, text: mail.text, html: mail.html, ours: ourTemplate(input) };
  });

  route(api, "POST /v1/event-types/{id}/test-mails", async ({ owner, params, body, key, services, env, origin }) => {
    await services.armClock();
    const now = services.now();
    const made = await createOnce(services, owner, key, async (db) => {
      // Under the host's lock: two at once count each other.
      if (!(await lockOwnHost(owner, db))) throw new ApiFailure("unauthenticated");
      const row = await findEventType(owner, db, params.id);
      if (!row) throw new ApiFailure("not_found", { detail: "There is no such event type." });
      await requireFew(owner, db, now);
      const { kind, subject, text, locale, eventType = {} } = body;
      const saved = row.messages?.[kind as MessageKind];
      const message: Message = { subject: subject ?? saved?.subject ?? "", text: text ?? saved?.text ?? "" };
      const asked: AskedTestMail = {
        kind,
        message,
        locale,
        slug: row.slug,
        eventType: {
          title: eventType.title ?? row.title,
          duration: eventType.duration ?? row.durations[0] ?? 30,
          location: eventType.location ?? row.location,
          price: eventType.price ?? row.price,
        },
      };
      const event = testMailEvent(services, owner, { id: params.id, asked, now, origin });
      await recordTestMail(owner, db, event);
      return { id: event.deliveries[0]?.id ?? "" };
    });
    await wakeEffects(env, [made.id]);
    return made;
  });
}

interface Asked {
  id: string;
  asked: AskedTestMail;
  now: number;
  origin: string;
}

function testMailEvent(services: { newId(): string }, owner: OwnerId, { id, asked, now, origin }: Asked) {
  const mail = services.newId();
  return newEvent(
    services,
    {
      kind: "event_type.test_mail",
      subject: { kind: "event_type", id },
      leastSequence: 0,
      before: null,
      after: asked,
      actor: "host",
      at: now,
    },
    [
      {
        sink: "mail",
        target: `account:${owner}`,
        // A trial stands in no line.
        orderKey: `mail:test:${mail}`,
        dedupeKey: `mail:test:${mail}`,
        dueAt: now,
      },
    ],
    origin,
  );
}

async function requireFew(owner: OwnerId, db: Database, now: number): Promise<void> {
  const { count, first } = await countTestMails(owner, db, now - HOUR);
  if (count < MOST) return;
  throw new ApiFailure("rate_limited", {
    retryAfter: Math.ceil(((first ?? now) + HOUR - now) / 1_000),
    reason: "test_mails",
    detail: `You have sent ${MOST} test mails within an hour. The preview needs none.`,
  });
}
