import { PublicFrame } from "../ui/public-frame.tsx";
import { sitePart } from "../words/parts/site.ts";
import { MissingNote } from "./missing-note.tsx";
import { PageError } from "./page-error.tsx";

export const parts = [sitePart];

export interface NoPageProps {
  handle?: string | undefined;
  /** Why it can't be opened just now; absent where there is none. */
  failed?: { error: unknown; onRetry(): void };
  /** In a page that has its frame already. */
  isFramed?: boolean;
}

export function Page({ handle, failed, isFramed }: NoPageProps) {
  const told = failed ? <PageError {...failed} /> : <MissingNote handle={handle} />;
  return isFramed ? told : <PublicFrame narrow>{told}</PublicFrame>;
}
