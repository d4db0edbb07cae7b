import type { Identity, Provider } from "@daybook/contract/providers";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { identitiesQuery, providersQuery } from "../../../api/providers.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { useFocusAfterRemoval } from "../../../ui/focus/use-focus-after-removal.ts";
import { t } from "../../../words/words.ts";
import { providerSentence } from "../../session/providers/provider-sentence.ts";
import { useStartProvider } from "../../session/providers/use-start-provider.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import css from "./linked.module.css";
import { LinkedRow } from "./linked-row.tsx";
import { UnlinkDialog } from "./unlink-dialog.tsx";

/** Of what this deployment offers no more. */
const names: Record<Provider, string> = { google: "Google", microsoft: "Microsoft", github: "GitHub", oidc: "OpenID" };

/** Other services by which one comes in: what is linked, and what could be. */
export function LinkedSheet() {
  const offered = useQuery(providersQuery()).data?.items ?? [];
  const identities = useQuery(identitiesQuery()).data?.items;
  const { proved, dialog } = useStepUp();
  const start = useStartProvider({ purpose: "link", next: "/console/settings/security" }, proved);
  const [asked, setAsked] = useState<Identity | null>(null);
  const { list, removing } = useFocusAfterRemoval<HTMLUListElement>();
  if (!identities || (offered.length === 0 && identities.length === 0)) return null;
  const nameOf = (provider: Provider) => offered.find((one) => one.provider === provider)?.name ?? names[provider];
  const missing = offered.filter(({ provider }) => !identities.some((one) => one.provider === provider));
  return (
    <section className="sheet" aria-labelledby="linked">
      <header className="sheet-head">
        <h2 className="title-sm" id="linked" tabIndex={-1}>
          {t("security.linked.title")}
        </h2>
      </header>
      {start.error && !(start.error instanceof NotProved) && (
        <div className={css.fault}>
          <Note tone="danger" role="alert">
            {providerSentence(start.error, start.variables ? nameOf(start.variables) : "")}
          </Note>
        </div>
      )}
      <ul className={`rows lined ${css.list}`} ref={list}>
        {identities.map((identity) => (
          <LinkedRow
            key={identity.id}
            provider={identity.provider}
            name={nameOf(identity.provider)}
            identity={identity}
          >
            <Button
              size="sm"
              kind="quiet"
              aria-label={t("security.linked.unlinkIt", { provider: nameOf(identity.provider) })}
              onClick={() => setAsked(identity)}
            >
              {t("security.linked.unlink")}
            </Button>
          </LinkedRow>
        ))}
        {missing.map(({ provider, name }) => (
          <LinkedRow key={provider} provider={provider} name={name}>
            <Button
              size="sm"
              aria-label={t("security.linked.linkIt", { provider: name })}
              busy={start.isPending && start.variables === provider}
              onClick={() => !start.isPending && start.mutate(provider)}
            >
              {t("security.linked.link")}
            </Button>
          </LinkedRow>
        ))}
      </ul>
      {asked && (
        <UnlinkDialog
          identity={asked}
          name={nameOf(asked.provider)}
          proved={proved}
          onRemoving={() => removing(identities.indexOf(asked))}
          onClose={() => setAsked(null)}
        />
      )}
      <div>{dialog}</div>
    </section>
  );
}
