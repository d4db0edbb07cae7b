import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { call } from "../../api/client.ts";
import { eventTypeQuery, eventTypesQuery, schedulesQuery } from "../../api/organizer.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { language, t } from "../../words/words.ts";
import { errorCode, errorSentence, fieldErrors } from "../error-sentence.ts";
import { Page } from "../frame/page.tsx";
import { LeaveGuard } from "../leave-guard.tsx";
import { toEventTypes } from "../links.ts";
import { blankDraft, bodyOf } from "./draft/event-type-draft.ts";
import { nextInk } from "./draft/next-ink.ts";
import { EventTypeFields } from "./form/event-type-form.tsx";
import css from "./form/form.module.css";
import { SaveTrouble } from "./form/save-notes.tsx";
import { useEventTypeForm } from "./form/use-event-type-form.ts";
import { useFocusProblem } from "./form/use-focus-problem.ts";
import { beginningOf } from "./starters.ts";

const formId = "event-type";

export function NewEventTypePage() {
  const { starter } = useSearch({ from: "/console/event-types/new" });
  const client = useQueryClient();
  const navigate = useNavigate();
  const { items: schedules } = useSuspenseQuery(schedulesQuery()).data;
  const { items: others } = useSuspenseQuery(eventTypesQuery()).data;
  const form = useEventTypeForm(
    useRef(
      blankDraft(
        schedules[0]?.id ?? "",
        nextInk(others.map(({ ink }) => ink)),
        starter ? beginningOf(starter) : {},
        language(),
      ),
    ).current,
  );
  const focusProblem = useFocusProblem(formId);
  const keys = useKeyFor();
  const [made, setMade] = useState(false);

  const create = useMutation({
    mutationFn: () => {
      const body = bodyOf(form.draft);
      return call("POST /v1/event-types", { body, idempotencyKey: keys.of(body) });
    },
    onSuccess: async (eventType) => {
      client.setQueryData(eventTypeQuery(eventType.id).queryKey, eventType);
      await client.invalidateQueries({ queryKey: eventTypesQuery().queryKey });
      void client.invalidateQueries({ queryKey: schedulesQuery().queryKey });
      // The guard must know before the page is left.
      flushSync(() => setMade(true));
      toast(t("eventTypes.said.made", { title: eventType.title }));
      void navigate(toEventTypes());
    },
    onError: (error) => {
      form.setFromServer(
        errorCode(error) === "slug_taken" || errorCode(error) === "slug_reserved"
          ? { slug: errorSentence(error) }
          : fieldErrors(error),
      );
      focusProblem();
    },
  });
  const submit = () => {
    if (form.check()) create.mutate();
    else focusProblem();
  };

  return (
    <Page
      title={t("eventTypes.form.newTitle")}
      width="form"
      stickyActions
      actions={
        <>
          <Link {...toEventTypes()} className={`btn ${css.back}`} data-size="sm" data-kind="quiet">
            {t("eventTypes.form.back")}
          </Link>
          <Button kind="primary" size="sm" type="submit" form={formId} busy={create.isPending}>
            {t("eventTypes.form.make")}
          </Button>
        </>
      }
    >
      <SaveTrouble error={create.error} problems={form.problems} />
      <EventTypeFields isNew id={formId} form={form} schedules={schedules} onSubmit={submit} />
      <LeaveGuard when={form.dirty && !made} />
    </Page>
  );
}
