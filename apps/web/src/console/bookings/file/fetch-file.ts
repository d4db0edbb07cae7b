import { ApiError } from "@daybook/contract/client";
import type { Problem } from "@daybook/contract/problem";
import type { BookingQuestion } from "../../../api/organizer.ts";

export interface FileQuestion extends BookingQuestion {
  state: "upcoming" | "past" | "cancelled";
  timezone: string;
  lang: string;
}

export const fileAddress = (question: FileQuestion): string =>
  `/v1/bookings.csv?${new URLSearchParams({ ...question })}`;

async function refused(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const known = typeof body === "object" && body !== null && "code" in body;
  const retry = Number(response.headers.get("retry-after"));
  return new ApiError(response.status, known ? (body as Problem) : null, retry > 0 ? retry : null);
}

/** CR and LF end rows and nothing else; the first row is the head. */
const [CR, LF] = [13, 10];
function rowsIn(chunk: Uint8Array, before: number): { rows: number; last: number } {
  let [rows, last] = [0, before];
  for (const byte of chunk) {
    if (byte === LF && last === CR) rows++;
    last = byte;
  }
  return { rows, last };
}

/**
 * Reads a file of rows whole, telling how many rows have come. Throws `ApiError` when it can't be had, when
 * it breaks off, or when `signal` ends it: half a file is none.
 */
export async function fetchFile(
  address: string,
  onRows: (rows: number) => void,
  signal: AbortSignal,
): Promise<{ blob: Blob; name: string }> {
  const response = await fetch(address, { signal, credentials: "same-origin" }).catch(() => {
    throw new ApiError(0, null, null);
  });
  if (!response.ok || !response.body) throw await refused(response);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let [rows, last] = [-1, 0];
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ApiError(0, null, null);
    });
    if (done) break;
    chunks.push(value as Uint8Array<ArrayBuffer>);
    const found = rowsIn(value, last);
    rows += found.rows;
    last = found.last;
    onRows(Math.max(0, rows));
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "bookings.csv";
  return { blob: new Blob(chunks, { type: "text/csv" }), name };
}

/** Gives it to the browser as a download. */
export function saveFile({ blob, name }: { blob: Blob; name: string }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // A browser that begins late still finds it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
