import type { EventType } from "@daybook/contract/event-types";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { call } from "../../api/client.ts";
import { eventTypeQuery, eventTypesQuery, schedulesQuery } from "../../api/organizer.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { errorCode, errorSentence, fieldErrors } from "../error-sentence.ts";
import { Page } from "../frame/page.tsx";
import { LeaveGuard } from "../leave-guard.tsx";
import { bareAddress, pagePath } from "../links.ts";
import { SaveActions } from "../save-actions.tsx";
import { draftFrom } from "./draft/event-type-draft.ts";
import { DeletedElsewhere } from "./form/deleted-elsewhere.tsx";
import { EventTypeFields } from "./form/event-type-form.tsx";
import { ChangedElsewhere, SaveTrouble } from "./form/save-notes.tsx";
import { useEventTypeForm } from "./form/use-event-type-form.ts";
import { useFocusProblem } from "./form/use-focus-problem.ts";

const formId = "event-type";

export function EditEventTypePage() {
  const { id } = useParams({ from: "/console/event-types/$id" });
  const { data, error } = useSuspenseQuery(eventTypeQuery(id));
  // What is shown stays; a look for news has found it gone.
  return <Editor key={id} eventType={data} deleted={errorCode(error) === "not_found"} />;
}

/** Under the title: what its page is. */
const noteOf = ({ draft, paused }: EventType) =>
  draft ? "eventTypes.form.draftPage" : paused ? "eventTypes.form.pausedPage" : "eventTypes.form.page";

function Editor({ eventType, deleted }: { eventType: EventType; deleted: boolean }) {
  const client = useQueryClient();
  const { items: schedules } = useSuspenseQuery(schedulesQuery()).data;
  const form = useEventTypeForm(draftFrom(eventType));
  /** The version the form stands on; a background refresh must not let an old form overwrite a newer version. */
  const [version, setVersion] = useState(eventType.version);
  const focusProblem = useFocusProblem(formId);
  const [elsewhere, setElsewhere] = useState(false);
  const { id, handle } = eventType;
  useEffect(() => {
    if (form.dirty || eventType.version <= version) return;
    form.settle(draftFrom(eventType));
    setVersion(eventType.version);
  });

  const save = useMutation({
    mutationFn: () => call("PATCH /v1/event-types/{id}", { params: { id }, body: form.changes, ifMatch: version }),
    onSuccess: (saved) => {
      form.settle(draftFrom(saved));
      setVersion(saved.version);
      setElsewhere(false);
      client.setQueryData(eventTypeQuery(id).queryKey, saved);
      void client.invalidateQueries({ queryKey: eventTypesQuery().queryKey });
      void client.invalidateQueries({ queryKey: schedulesQuery().queryKey });
      toast(t("eventTypes.said.saved", { title: saved.title }));
    },
    onError: async (error) => {
      if (errorCode(error) === "version_changed") {
        const theirs = await client.fetchQuery({ ...eventTypeQuery(id), staleTime: 0 });
        form.takeOver(draftFrom(theirs));
        setVersion(theirs.version);
        setElsewhere(true);
        return;
      }
      form.setFromServer(
        errorCode(error) === "slug_taken" || errorCode(error) === "slug_reserved"
          ? { slug: errorSentence(error) }
          : fieldErrors(error),
      );
      focusProblem();
    },
  });
  // A refused save tells of it before the next look for news does.
  const isGone = deleted || errorCode(save.error) === "not_found";
  const back = useRef<HTMLButtonElement>(null);
  const submit = () => {
    // Nothing can be saved into it before it is brought back.
    if (isGone) back.current?.focus();
    else if (form.check()) save.mutate();
    else focusProblem();
  };
  const page = pagePath(handle, eventType.slug);

  return (
    <Page
      title={<bdi>{eventType.title}</bdi>}
      documentTitle={eventType.title}
      width="form"
      note={
        <Trans
          id={noteOf(eventType)}
          values={{
            page: eventType.draft ? (
              <bdi dir="ltr">{bareAddress(page)}</bdi>
            ) : (
              <a href={page} target="_blank" rel="noreferrer">
                {bareAddress(page)}
              </a>
            ),
          }}
        />
      }
      stickyActions={form.dirty}
      actions={
        <SaveActions
          changes={Object.keys(form.changes).length}
          busy={save.isPending}
          form={formId}
          discardLabel={t("eventTypes.form.discard")}
          onDiscard={form.discard}
        />
      }
    >
      {isGone && <DeletedElsewhere eventType={eventType} back={back} onBack={save.reset} />}
      {elsewhere && (
        <ChangedElsewhere what="eventType" onKeepTheirs={form.discard} onDone={() => setElsewhere(false)} />
      )}
      <SaveTrouble error={isGone ? null : save.error} problems={form.problems} />
      <EventTypeFields eventTypeId={id} id={formId} form={form} schedules={schedules} onSubmit={submit} />
      <LeaveGuard when={form.dirty} />
    </Page>
  );
}
