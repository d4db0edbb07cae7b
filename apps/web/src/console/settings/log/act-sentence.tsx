import type { AuditEntry } from "@daybook/contract/audit-log";
import type { ReactElement } from "react";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { sentenceOf } from "./act-sentences.ts";
import { whoWords } from "./who-words.ts";

/** A service that one signs in by has a name of its own; its entry has our word for it. */
const calledName = ({ kind, name }: AuditEntry["subject"]): string =>
  kind === "identity" ? t("log.values.method", { method: name }) : name;

/** Who did what, in a sentence. */
export function ActSentence({ entry }: { entry: AuditEntry }) {
  const id = sentenceOf(entry.act);
  const name = id === "log.acts.other" ? entry.act : calledName(entry.subject);
  // Each of them has these values or fewer: what a sentence doesn't name isn't shown.
  const Sentence = Trans as unknown as (props: {
    id: string;
    values: Record<string, ReactElement>;
    tags: Record<string, ReactElement>;
  }) => ReactElement;
  return (
    <Sentence
      id={id}
      values={{ who: <bdi>{whoWords(entry.who)}</bdi>, name: <bdi>{name}</bdi> }}
      tags={{ b: <b className="strong" /> }}
    />
  );
}
