import { ApiError } from "@daybook/contract/client";
import { fieldSentence } from "../../../api/field-sentence.ts";
import { t } from "../../../words/words.ts";

/** Rules of addresses and headers that have a sentence, `webhooks.rules.<rule>`, saying what to do. */
const spoken = [
  "url_too_long",
  "url_malformed",
  "url_scheme",
  "url_userinfo",
  "url_port",
  "url_host_spelling",
  "url_private_address",
  "url_special_name",
  "url_unknown",
] as const;
const ofHeaders = ["header_name", "header_reserved", "header_value", "duplicate"] as const;

export type WebhookField = "url" | "events" | "description" | "headers";

/** The sentence of each field that the server refused. */
export function fieldProblems(error: unknown): Partial<Record<WebhookField, string>> {
  const found: Partial<Record<WebhookField, string>> = {};
  if (!(error instanceof ApiError)) return found;
  for (const { path, rule, params = {} } of error.problem?.errors ?? []) {
    const [field] = path.split(".") as [WebhookField];
    const ofUrl = spoken.find((one) => one === rule);
    const ofHeader = field === "headers" ? ofHeaders.find((one) => one === rule) : undefined;
    found[field] ??= ofUrl
      ? t(`webhooks.rules.${ofUrl}`)
      : ofHeader
        ? t(`webhooks.rules.${ofHeader}`, { name: String(params.value ?? "") })
        : rule === "too_many"
          ? t("rules.too_big", { origin: "array", maximum: Number(params.max ?? 0) })
          : fieldSentence({ rule, params });
  }
  return found;
}
