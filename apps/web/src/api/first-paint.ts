import type { FirstPaint } from "@daybook/contract/document-data";
import { setServerNow } from "../time/now.ts";

function read(): FirstPaint {
  const text = document.getElementById("document-data")?.textContent;
  if (!text) return { kind: "none" };
  const data = JSON.parse(text) as FirstPaint | null;
  return data ?? { kind: "none" };
}

/** What the server put into this document, so that the first paint needs no request. */
export const firstPaint: FirstPaint = read();
/** When this document was made, in the device's time: its data are as old as that. */
export const paintedAt = Date.now();

if ("now" in firstPaint) setServerNow(firstPaint.now);

/** The server says that nothing stands at this address. */
export const documentIsMissing = firstPaint.kind === "missing";
