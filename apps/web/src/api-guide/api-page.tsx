import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { loadErrorSentence } from "../api/error-sentence.ts";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/feedback/skeleton.tsx";
import { PublicFrame } from "../ui/public-frame.tsx";
import { aboutPart } from "../words/parts/about.ts";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import styles from "./api-guide.module.css";
import { Call } from "./call.tsx";
import { callsByTag, type Description, descriptionQuery } from "./description.ts";

export const parts = [aboutPart];

/** `/api`: what `/v1/openapi.json` says, for people. */
export function Page() {
  const { data, error, refetch } = useQuery(descriptionQuery());
  const title = t("api.title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <PublicFrame narrow>
      <article className={`sheet ${styles.page}`}>
        <h1 className="title">{title}</h1>
        <p className={styles.lead}>
          {/* biome-ignore lint/a11y/useAnchorContent: the sentence's own words are put in */}
          <Trans id="api.lead" tags={{ link: <a href="/v1/openapi.json" /> }} />
        </p>
        {data ? (
          <Calls description={data} />
        ) : error ? (
          <div role="alert">
            <p>{loadErrorSentence(error)}</p>
            <Button onClick={() => void refetch()}>{t("ui.tryAgain")}</Button>
          </div>
        ) : (
          <Skeleton width={12} />
        )}
      </article>
    </PublicFrame>
  );
}

const idOf = (tag: string): string => tag.toLowerCase().replaceAll(/\W+/g, "-");

function Calls({ description }: { description: Description }) {
  const tags = [...callsByTag(description)];
  const words = new Map(description.tags?.map((tag) => [tag.name, tag.description]));
  return (
    <>
      <nav className={styles.contents} aria-label={t("api.contents")}>
        {tags.map(([tag]) => (
          <a key={tag} href={`#${idOf(tag)}`} lang="en" dir="ltr">
            {tag}
          </a>
        ))}
      </nav>
      {tags.map(([tag, calls]) => (
        <section key={tag} id={idOf(tag)}>
          <div lang="en" dir="ltr">
            <h2 className="title-sm">{tag}</h2>
            {words.get(tag) && <p>{words.get(tag)}</p>}
          </div>
          {calls.map((one) => (
            <Call key={one.operationId} call={one} />
          ))}
        </section>
      ))}
    </>
  );
}
