const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** Uint8Array as base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Null for anything that isn't the one canonical base64url form. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = bytesOf(text.replaceAll("-", "+").replaceAll("_", "/"));
  return toBase64Url(bytes) === text ? bytes : null;
}

export interface SigningKeys {
  /** The id of the key that signs now, 0 to 255. */
  current: number;
  /** HMAC-SHA-256 by the key `kid`, null when there is no such key. */
  sign(kid: number, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Whether a MAC is that of the key `kid` (RFC 2104), in constant time; false when there is no such key. */
  verify(kid: number, mac: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** A key of one's own for a purpose, made from the current key, and those of all keys for verifying. */
  derived(purpose: string): Promise<{ current: Uint8Array; all: Uint8Array[] }>;
}

/** From `kid:base64` pairs divided by commas: the first signs, all verify, so that keys can rotate. */
export function signingKeys(text: string): SigningKeys {
  const keys = new Map<number, Promise<CryptoKey>>();
  for (const pair of text.split(",")) {
    const [kid = "", secret = ""] = pair.split(":");
    const raw = bytesOf(secret);
    if (raw.length < 32 || Number(kid) > 255)
      throw new Error("TOKEN_KEYS: a key has at least 32 bytes, its id is at most 255");
    keys.set(
      Number(kid),
      crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]),
    );
  }
  const current = Number(text.slice(0, text.indexOf(":")));
  const sign = async (kid: number, data: Uint8Array<ArrayBuffer>) => {
    const key = await keys.get(kid);
    return key ? new Uint8Array(await crypto.subtle.sign("HMAC", key, data)) : null;
  };
  return {
    current,
    sign,
    async verify(kid, mac, data) {
      const key = await keys.get(kid);
      return key !== undefined && crypto.subtle.verify("HMAC", key, mac, data);
    },
    async derived(purpose) {
      const label = Uint8Array.from(new TextEncoder().encode(`derive:${purpose}`));
      const all = await Promise.all([...keys.keys()].map(async (kid) => (await sign(kid, label)) ?? new Uint8Array()));
      return { current: (await sign(current, label)) ?? new Uint8Array(), all };
    },
  };
}
