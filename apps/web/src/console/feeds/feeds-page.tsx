import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { feedsQuery } from "../../api/organizer.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { useFocusAfterRemoval } from "../../ui/focus/use-focus-after-removal.ts";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { NameDialog } from "../availability/name-dialog.tsx";
import { errorSentence } from "../error-sentence.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { Page } from "../frame/page.tsx";
import { FeedRow } from "./feed-row.tsx";
import css from "./feeds.module.css";

export function FeedsPage() {
  const client = useQueryClient();
  const { items } = useSuspenseQuery(feedsQuery()).data;
  const [naming, setNaming] = useState(false);
  const keys = useKeyFor();
  const { list, removing } = useFocusAfterRemoval<HTMLUListElement>();
  const create = useMutation({
    mutationFn: (name: string) => call("POST /v1/feeds", { body: { name }, idempotencyKey: keys.of(name) }),
    onSuccess: async () => {
      keys.settle();
      await client.invalidateQueries({ queryKey: feedsQuery().queryKey });
      setNaming(false);
    },
    onError: (error) => toast(errorSentence(error)),
  });
  const add = (
    <Button size="sm" kind="primary" onClick={() => setNaming(true)}>
      <Icon of={Plus} size="sm" /> {t("feeds.new")}
    </Button>
  );
  return (
    <Page
      title={t("frame.sections.feeds")}
      width="sheet"
      note={t("feeds.note")}
      actions={items.length > 0 ? add : null}
    >
      <section className="sheet">
        {items.length === 0 ? (
          <BlankPage title={t("feeds.none.title")} actions={add}>
            {t("feeds.none.explanation")}
          </BlankPage>
        ) : (
          <ul className={`rows lined ${css.list}`} ref={list}>
            {items.map((feed, place) => (
              <FeedRow key={feed.id} feed={feed} onRemoving={() => removing(place)} />
            ))}
          </ul>
        )}
      </section>
      {naming && (
        <NameDialog
          title={t("feeds.new")}
          name=""
          action={t("feeds.name.go")}
          hint={t("feeds.name.hint")}
          onClose={() => setNaming(false)}
          onName={async (name) => {
            await create.mutateAsync(name).catch(() => null);
          }}
        />
      )}
    </Page>
  );
}
