/** Crockford's letters: none is taken for another. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const RECOVERY_CODES = 10;
const LENGTH = 10;
/** As many as workerd allows. With it and a salt, 50 bits outlast who has the database alone (NIST SP 800-63B, 5.1.2). */
const ITERATIONS = 100_000;

/** Such as 7F3K9-QWD2M. */
function makeCode(): string {
  const text = [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => ALPHABET[byte & 31]).join("");
  return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
}

/** Without what people put between, and with the letters that Crockford reads as digits; null when it can be none. */
function plainCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter)) ? plain : null;
}

async function hashOf(plain: string, salt: Uint8Array): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(plain), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: Uint8Array.from(salt), iterations: ITERATIONS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

/** The hash of a code as it was typed; null when it can be none. */
export async function recoveryHash(typed: string, salt: Uint8Array): Promise<Uint8Array | null> {
  const plain = plainCode(typed);
  return plain === null ? null : hashOf(plain, salt);
}

/** Ten new codes, and what is kept of them. */
export async function makeRecoveryCodes(): Promise<{ codes: string[]; hashes: Uint8Array[]; salt: Uint8Array }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const codes = Array.from({ length: RECOVERY_CODES }, makeCode);
  const hashes = await Promise.all(codes.map((code) => hashOf(code.replace("-", ""), salt)));
  return { codes, hashes, salt };
}
