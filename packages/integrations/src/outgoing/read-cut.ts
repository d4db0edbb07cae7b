/** The first bytes of a stream, and whether there were more. What comes after them is never read. */
export async function readCut(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  if (!stream) return { bytes: new Uint8Array(), isCut: false };
  const reader = stream.getReader();
  const stopped = new Promise<never>((_, failed) => {
    const stop = () => failed(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length <= most) {
      const { done, value } = await Promise.race([reader.read(), stopped]);
      if (done) break;
      chunks.push(value.subarray(0, most + 1 - length));
      length += value.length;
    }
  } finally {
    // Not awaited: a sender that hangs would be waited for here.
    reader.cancel().catch(() => {});
    stopped.catch(() => {});
  }
  const bytes = new Uint8Array(Math.min(length, most));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, most - at), at);
    at = Math.min(at + chunk.length, most);
  }
  return { bytes, isCut: length > most };
}
