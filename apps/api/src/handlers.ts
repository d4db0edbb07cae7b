import { isUnavailable } from "@daybook/db/failures";
import { carryOut } from "./effects/carry-out.ts";
import type { Api } from "./http/api-router.ts";
import { takeRoutedMail } from "./inbound/email-handler.ts";
import { runJob } from "./jobs/jobs.ts";
import { dueClock } from "./objects/due-clocks.ts";
import type { EffectsMessage, Env } from "./runtime/env.ts";
import type { JobMessage } from "./runtime/job-message.ts";
import { logError } from "./runtime/log-error.ts";

/** After how long a message is delivered again whose work could not be done, seconds. */
const DELAY = { effects: 5, jobs: 60 };

/** Wake-ups: Postgres keeps what failed and when to try again, so the messages have done their work either way. */
async function effects(batch: MessageBatch<EffectsMessage>, env: Env): Promise<void> {
  const ids = new Set(batch.messages.flatMap((message) => message.body.ids));
  try {
    await carryOut(env, [...ids]);
    batch.ackAll();
  } catch (error) {
    // A database that is away says so elsewhere.
    if (!isUnavailable(error)) logError("effects", error);
    batch.retryAll({ delaySeconds: DELAY.effects });
  }
}

/** Long work: what fails again and again, or is known to nobody, ends in the queue of dead letters. */
async function jobs(batch: MessageBatch<JobMessage>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    try {
      await runJob(env, message.body.job);
      message.ack();
    } catch (error) {
      logError("jobs", error);
      message.retry({ delaySeconds: DELAY.jobs });
    }
  }
}

const isJobs = (batch: MessageBatch<EffectsMessage | JobMessage>): batch is MessageBatch<JobMessage> =>
  batch.messages.some(({ body }) => "job" in body);

/** What the runtime calls, around an app. */
export function handlers(app: Api): ExportedHandler<Env, EffectsMessage | JobMessage> {
  return {
    fetch: (request, env, context) => app.fetch(request, env, context),
    queue: (batch, env) => (isJobs(batch) ? jobs(batch, env) : effects(batch as MessageBatch<EffectsMessage>, env)),
    email: (message, env) => takeRoutedMail(message, env),
    async scheduled(event, env) {
      const minute = new Date(event.scheduledTime).getUTCMinutes();
      await (minute === 0 ? dueClock(env).sweep() : dueClock(env).tick());
    },
  };
}
