import { handleProblem } from "@daybook/contract/names";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { call } from "../../api/client.ts";
import { SECOND } from "../../time/units.ts";
import { useLater } from "../../time/use-later.ts";
import { Field } from "../../ui/forms/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { handleSentence } from "./handle-sentence.ts";
import css from "./session.module.css";

interface HandleFieldProps {
  value: string;
  error?: string | undefined;
  onChange(handle: string): void;
}

/** Asks while one types whether the handle can be had. */
export function HandleField({ value, error, onChange }: HandleFieldProps) {
  const settled = useLater(value, 300);
  const { data } = useQuery({
    queryKey: ["handle", settled],
    queryFn: ({ signal }) => call("GET /v1/handles/{handle}", { params: { handle: settled }, signal }),
    enabled: settled !== "" && handleProblem(settled) === null,
    staleTime: 10 * SECOND,
  });
  const answer = settled === value ? data : undefined;
  const rule = value === "" ? undefined : handleProblem(value)?.rule;
  const problem = rule === undefined ? undefined : handleSentence(value, rule);
  const taken = answer && !answer.available ? handleSentence(value, answer.rule) : undefined;
  const wrong = taken ?? error ?? problem;
  return (
    <Field
      label={t("session.handle.label")}
      error={wrong}
      hint={
        <span role="status">
          {answer?.available ? (
            <span className={css.free}>
              <Icon of={Check} size="sm" />
              <span>
                <Trans id="session.handle.free" values={{ handle: <bdi>{value}</bdi> }} />
              </span>
            </span>
          ) : (
            !wrong && t("session.handle.hint")
          )}
        </span>
      }
    >
      {(control) => (
        <div className={css.handle}>
          <span aria-hidden="true">{location.host}/</span>
          <input
            {...control}
            className="input"
            data-size="lg"
            name="handle"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            value={value}
            onChange={(event) => onChange(event.target.value.toLowerCase().replace(/[\s_]+/g, "-"))}
          />
        </div>
      )}
    </Field>
  );
}
