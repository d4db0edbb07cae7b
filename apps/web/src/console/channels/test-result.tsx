import type { ChatDeliveryDetail, ChatKind } from "@daybook/contract/chat-channels";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import { programs } from "./channel-words.ts";

/** What became of a trial, and what was answered, in the program's own words. */
export function TestResult({ kind, delivery }: { kind: ChatKind; delivery: ChatDeliveryDetail }) {
  const last = delivery.tries.at(-1);
  const program = programs[kind];
  const status = last?.status ?? null;
  const isDone = delivery.state === "done";
  return (
    <Note tone={isDone ? "ok" : "wait"} role="status">
      <p>
        {isDone
          ? t("channels.test.done", { program, status: String(status), took: last?.took ?? 0 })
          : status === null
            ? t("channels.test.none", { program })
            : t("channels.test.failed", { program, status: String(status) })}
      </p>
      {!isDone && delivery.lastError && (
        <p lang="en" dir="ltr" className="quiet">
          {delivery.lastError}
        </p>
      )}
    </Note>
  );
}
