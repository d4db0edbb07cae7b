import type { ReactNode } from "react";
import { loadErrorSentence } from "../api/error-sentence.ts";

/** Why the times couldn't be read. */
export const LoadFailure = ({ error }: { error: unknown }): ReactNode => (
  <p className="muted">{loadErrorSentence(error)}</p>
);
