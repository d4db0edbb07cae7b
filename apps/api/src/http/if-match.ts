import { brief } from "@daybook/contract/issue-params";
import type { RuleParams } from "@daybook/contract/problem";
import { type ApiFailure, namedFailure } from "../runtime/failure.ts";

const field = (rule: string, params?: RuleParams) => ({
  in: "header" as const,
  path: "If-Match",
  rule,
  ...(params ? { params } : {}),
});

/** The version that If-Match names: 3, "3" or W/"3"; * for whichever there is (RFC 9110, 13.1.1). */
export function readVersion(request: Request): number | "*" {
  const header = request.headers.get("if-match")?.trim() ?? "";
  if (header === "")
    throw namedFailure("version_required", field("required"), 'Name the version you edit, such as "3".');
  if (header === "*") return "*";
  const version = /^(?:W\/)?("?)(\d{1,9})\1$/.exec(header)?.[2];
  if (version === undefined)
    throw namedFailure(
      "validation_failed",
      field("format", { value: brief(header) }),
      `If-Match names one version, such as "3". This one says ${header}.`,
    );
  return Number(version);
}

/** The edit's version isn't the present one. `what` is a noun: "The schedule". */
export const versionChanged = (what: string): ApiFailure =>
  namedFailure("version_changed", field("stale"), `${what} was changed elsewhere meanwhile. Load it again.`);
