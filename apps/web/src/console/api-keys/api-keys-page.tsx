import { useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { apiKeysQuery } from "../../api/api-keys.ts";
import { Button } from "../../ui/button.tsx";
import { useFocusAfterRemoval } from "../../ui/focus/use-focus-after-removal.ts";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { Page } from "../frame/page.tsx";
import { SettingsTabs } from "../settings/settings-tabs.tsx";
import css from "./api-keys.module.css";
import { KeyRow } from "./key-row.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";

export function ApiKeysPage() {
  const { items } = useSuspenseQuery(apiKeysQuery()).data;
  const [making, setMaking] = useState(false);
  const { list, removing } = useFocusAfterRemoval<HTMLUListElement>();
  const add = (
    <Button size="sm" kind="primary" onClick={() => setMaking(true)}>
      <Icon of={Plus} size="sm" /> {t("apiKeys.new")}
    </Button>
  );
  const guide = (
    <Trans
      id="apiKeys.note"
      tags={{
        guide: (
          // biome-ignore lint/a11y/useAnchorContent: the sentence puts its words in
          <a href="/api" target="_blank" rel="noreferrer" />
        ),
      }}
    />
  );
  return (
    <Page
      title={t("frame.sections.settings")}
      documentTitle={t("frame.sections.apiKeys")}
      tabs={<SettingsTabs />}
      width="sheet"
      note={items.length > 0 ? guide : null}
      actions={items.length > 0 ? add : null}
    >
      <section className="sheet">
        {items.length === 0 ? (
          <BlankPage title={t("apiKeys.none.title")} actions={add}>
            {t("apiKeys.none.explanation")} {guide}
          </BlankPage>
        ) : (
          <ul className={`rows lined ${css.list}`} ref={list}>
            {items.map((key, place) => (
              <KeyRow key={key.id} apiKey={key} onRemoving={() => removing(place)} />
            ))}
          </ul>
        )}
      </section>
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}
