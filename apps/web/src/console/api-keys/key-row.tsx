import type { ApiKey } from "@daybook/contract/api-keys";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { apiKeysQuery } from "../../api/api-keys.ts";
import { call } from "../../api/client.ts";
import { useNow } from "../../time/now.ts";
import { DAY, MINUTE } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { KeyIcon } from "../frame/own-icons.ts";
import { useAccount } from "../frame/use-account.ts";
import { AskDialog } from "../webhooks/ask-dialog.tsx";
import { useWhen } from "../webhooks/use-when.ts";
import css from "./api-keys.module.css";
import { dateWithYear, scopesWords } from "./key-words.ts";

/** So long before its end a key is marked. */
const SOON = 7 * DAY;

export function KeyRow({ apiKey, onRemoving }: { apiKey: ApiKey; onRemoving(): void }) {
  const client = useQueryClient();
  const { long } = useWhen();
  const { timezone } = useAccount();
  const now = useNow(MINUTE);
  const [asking, setAsking] = useState(false);
  const { id, name, prefix, scopes, expiresAt, lastUsedAt, createdAt } = apiKey;
  const endsSoon = expiresAt !== null && Date.parse(expiresAt) - now < SOON;
  return (
    <li className={css.key}>
      <span className={css.margin}>
        <Icon of={KeyIcon} />
      </span>
      <div className={css.main}>
        <h2 className={css.name} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h2>
        <p className={`quiet ${css.line}`}>
          <code dir="ltr">{prefix}…</code>
        </p>
        <p className={css.line}>{scopesWords(scopes)}</p>
      </div>
      <div className={`quiet ${css.when}`}>
        <span>
          {lastUsedAt
            ? t("apiKeys.usedAt", { when: long(lastUsedAt) })
            : t("apiKeys.madeAt", { when: long(createdAt) })}
        </span>
        <span className={endsSoon ? css.soon : undefined}>
          {expiresAt ? t("apiKeys.endsAt", { when: dateWithYear(expiresAt, timezone) }) : t("apiKeys.endless")}
        </span>
      </div>
      <Button
        size="sm"
        kind="danger"
        icon
        aria-label={t("apiKeys.revoke.ask", { name })}
        onClick={() => setAsking(true)}
      >
        <Icon of={Trash2} size="sm" />
      </Button>
      {asking && (
        <AskDialog
          danger
          title={t("apiKeys.revoke.title", { name })}
          action={t("apiKeys.revoke.go")}
          onClose={() => setAsking(false)}
          onGo={async () => {
            await call("DELETE /v1/api-keys/{id}", { params: { id } });
            onRemoving();
            await client.invalidateQueries({ queryKey: apiKeysQuery().queryKey });
            toast(t("apiKeys.revoke.done", { name }));
          }}
        >
          {t("apiKeys.revoke.explanation")}
        </AskDialog>
      )}
    </li>
  );
}
