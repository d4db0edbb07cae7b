import type { WebhookRow } from "@daybook/db/webhooks";
import type { Vault } from "../secrets/secrets.ts";

type Headers = Record<string, string>;
const place = (id: string) => ({ purpose: "webhook-headers", row: id }) as const;

/** What is kept of the headers that are sent along with a webhook's messages: they may open the receiver. */
export const sealHeaders = async (vault: Vault, id: string, headers: Headers) => ({
  sealedHeaders: Object.keys(headers).length === 0 ? null : await vault.seal(place(id), JSON.stringify(headers)),
  headerNames: Object.keys(headers),
});

type Kept = Pick<WebhookRow, "id" | "headers" | "sealedHeaders" | "headerNames">;

/** The version before writes them readable: what stands there is the last word. */
const isFormer = ({ headers }: Kept): boolean => Object.keys(headers).length > 0;

export const namesOf = (row: Kept): string[] => (isFormer(row) ? Object.keys(row.headers) : row.headerNames);

/** Null when they don't open any more. */
export async function headersOf(vault: Vault, row: Kept): Promise<Headers | null> {
  if (isFormer(row) || row.sealedHeaders === null) return row.headers;
  const text = await vault.open(place(row.id), row.sealedHeaders);
  return text === null ? null : (JSON.parse(text) as Headers);
}
