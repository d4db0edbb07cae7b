import { MissingNote } from "./missing-note.tsx";
import { PageError } from "./page-error.tsx";

interface NoPageProps {
  handle: string;
  /** Why it couldn't be opened; absent where there is none. */
  error?: unknown;
  onRetry?: () => void;
}

/** In a page's place. */
export const NoPage = ({ handle, error, onRetry }: NoPageProps) =>
  onRetry ? <PageError error={error} onRetry={onRetry} /> : <MissingNote handle={handle} />;
