import { type ApiFailure, namedFailure } from "../runtime/failure.ts";

const field = (rule: string) => ({ in: "header" as const, path: "If-Match", rule });

/** The version that If-Match names: 3, "3" or W/"3". */
export function readVersion(request: Request): number {
  const header = request.headers.get("if-match")?.trim() ?? "";
  if (header === "")
    throw namedFailure("version_required", field("required"), 'Name the version you edit, such as "3".');
  const version = /^(?:W\/)?("?)(\d{1,9})\1$/.exec(header)?.[2];
  if (version === undefined)
    throw namedFailure(
      "validation_failed",
      field("format"),
      `If-Match names one version, such as "3". This one says ${header}.`,
    );
  return Number(version);
}

/** The edit's version isn't the present one. `what` is a noun: "The schedule". */
export const versionChanged = (what: string): ApiFailure =>
  namedFailure("version_changed", field("stale"), `${what} was changed elsewhere meanwhile. Load it again.`);
