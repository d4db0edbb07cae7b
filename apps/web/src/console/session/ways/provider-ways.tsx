import type { Provider } from "@daybook/contract/providers";
import { useQuery } from "@tanstack/react-query";
import { providersQuery } from "../../../api/providers.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { t } from "../../../words/words.ts";
import { ProviderMark } from "../providers/provider-mark.tsx";
import { providerSentence } from "../providers/provider-sentence.ts";
import css from "../providers/providers.module.css";
import { useStartProvider } from "../providers/use-start-provider.ts";
import type { WayProps } from "./way-props.ts";

/** Other services that know who one is. What they say is heard where they send the browser back to. */
export function ProviderWays({ next, only }: Pick<WayProps, "next"> & { only?: readonly Provider[] }) {
  const all = useQuery(providersQuery()).data?.items ?? [];
  const items = only ? all.filter(({ provider }) => only.includes(provider)) : all;
  const start = useStartProvider({ purpose: "sign_in", ...(next ? { next } : {}) });
  if (items.length === 0) return null;
  const nameOf = (provider: string | undefined) => items.find((one) => one.provider === provider)?.name ?? "";
  return (
    <div className={css.ways}>
      <p className={css.or}>{t("session.providers.or")}</p>
      {start.error && (
        <Note tone="danger" role="alert">
          {providerSentence(start.error, nameOf(start.variables))}
        </Note>
      )}
      {items.map(({ provider, name }) => (
        <Button
          key={provider}
          size="lg"
          busy={start.isPending && start.variables === provider}
          onClick={() => !start.isPending && start.mutate(provider)}
        >
          <ProviderMark of={provider} />
          {t("session.providers.go", { provider: name })}
        </Button>
      ))}
    </div>
  );
}
