/** A fresh Idempotency-Key: one per form, so that a repeated try is the same try. Works without a secure context. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
