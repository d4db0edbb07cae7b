import { t } from "../words/words.ts";

/** Rules whose sentence, `rules.<rule>`, needs no value; others are broken by programs rather than by people. */
const spoken = [
  "required",
  "invisible",
  "control_character",
  "duplicate",
  "unknown_option",
  "unknown_zone",
  "web_address",
  "phone_number",
  "reversed",
] as const;

/** Rules that are failures of their own, too. */
const codes = ["handle_taken", "handle_reserved", "email_taken", "slug_taken", "slug_reserved"] as const;

interface Broken {
  rule: string;
  /** What the rule is about, such as its bounds. */
  params?: Readonly<Record<string, string | number>> | undefined;
}

/** What is wrong with one field that the server refused. */
export function fieldSentence({ rule, params = {} }: Broken): string {
  const { origin = "", min, max } = params;
  if (rule === "too_small" && typeof min === "number")
    // What must have one sign may not be empty.
    return min === 1 && origin === "string"
      ? t("rules.required")
      : t("rules.too_small", { origin: String(origin), minimum: min });
  if (rule === "too_big" && typeof max === "number")
    return t("rules.too_big", { origin: String(origin), maximum: max });
  const code = codes.find((one) => one === rule);
  if (code) return t(`errors.${code}`);
  const found = spoken.find((one) => one === rule);
  return t(found ? `rules.${found}` : "rules.other");
}
