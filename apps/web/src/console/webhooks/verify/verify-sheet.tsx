import { type SnippetLanguage, snippets } from "@daybook/contract/webhook-snippets";
import type { Webhook } from "@daybook/contract/webhooks";
import { useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { t } from "../../../words/words.ts";
import { CodeBlock } from "../code-block.tsx";
import { RotateDialog } from "../rotate-dialog.tsx";
import { useWhen } from "../use-when.ts";
import css from "../webhooks.module.css";

const languages: readonly { value: SnippetLanguage; label: string }[] = [
  { value: "node", label: "Node" },
  { value: "python", label: "Python" },
  { value: "go", label: "Go" },
  { value: "php", label: "PHP" },
];

/** How a program knows that a message comes from here. */
export function VerifySheet({ webhook }: { webhook: Webhook }) {
  const { now, long } = useWhen();
  const [language, setLanguage] = useState<SnippetLanguage>("node");
  const [rotating, setRotating] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const until = webhook.previousSecretUntil;
  return (
    <section className="sheet">
      <header className={`sheet-head ${css.logHead}`}>
        <h2 className="title-sm">{t("webhooks.verify.title")}</h2>
        <Button ref={opener} size="sm" onClick={() => setRotating(true)}>
          {t("webhooks.rotate.ask")}
        </Button>
      </header>
      <div className={css.prose}>
        <p>{t("webhooks.verify.explanation")}</p>
        {until && Date.parse(until) > now && <p>{t("webhooks.secret.both", { when: long(until) })}</p>}
        <Segmented<SnippetLanguage>
          label={t("webhooks.verify.language")}
          size="sm"
          className={css.languages}
          options={languages}
          value={language}
          onChange={setLanguage}
        />
      </div>
      <CodeBlock what="code" label={t("webhooks.verify.code")} text={snippets[language]} />
      {rotating && <RotateDialog webhook={webhook} focusAfter={opener} onClose={() => setRotating(false)} />}
    </section>
  );
}
