import { t } from "../words/words.ts";
import styles from "./api-guide.module.css";
import type { NamedCall } from "./description.ts";

const exampleOf = (content: Record<string, { example?: unknown }> | undefined): string | null => {
  const example = Object.values(content ?? {})[0]?.example;
  return example === undefined ? null : JSON.stringify(example, null, 2);
};

/** One call: its line, and what is asked and answered when it is opened. */
export function Call({ call }: { call: NamedCall }) {
  const { method, path, summary, description, parameters, requestBody, responses } = call;
  const body = exampleOf(requestBody?.content);
  return (
    <details className={styles.call}>
      <summary dir="ltr" lang="en">
        <b className="code">{method}</b> <span className={`code ${styles.path}`}>{path}</span>
        <span className={`small muted ${styles.summary}`}>{summary}</span>
      </summary>
      <div className={styles.about}>
        {description && (
          <p lang="en" dir="ltr">
            {description}
          </p>
        )}
        {(parameters.length > 0 || body) && <h3 className="label">{t("api.asked")}</h3>}
        {parameters.length > 0 && (
          <dl lang="en" dir="ltr">
            {parameters.map((one) => (
              <div key={`${one.in} ${one.name}`}>
                <dt className="code">{`${one.name}${one.required ? "" : "?"}`}</dt>
                <dd className="small muted">{[one.in, one.description].filter(Boolean).join(": ")}</dd>
              </div>
            ))}
          </dl>
        )}
        {body && <pre dir="ltr">{body}</pre>}
        <h3 className="label">{t("api.answers")}</h3>
        <dl lang="en" dir="ltr">
          {Object.entries(responses).map(([status, answer]) => (
            <div key={status}>
              <dt className="code">{status}</dt>
              <dd className="small muted">
                {answer.description}
                {Number(status) < 300 && exampleOf(answer.content) && <pre>{exampleOf(answer.content)}</pre>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
