import { exportJWK, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from "jose";
import { type PublicSigner, publicSigners } from "../src/runtime/ed25519-keys.ts";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { ACCESS_TOKEN_LIFE, type AccessClaims } from "../src/tokens/access-claims.ts";
import { mintAccessToken } from "../src/tokens/access-token.ts";
import { mintFormerToken } from "../src/tokens/former-access-token.ts";
import { type Host, TEST_KEYS } from "./daybook.ts";

interface Around {
  /** Where the deployment answers. */
  origin: string;
  /** Whose account is aimed at, and a token of somebody else who wants in. */
  owner: Host;
  other: Host;
  /** A session of the owner's that lasts. */
  session: string;
  link: string;
  feed: string;
  refreshToken: string;
}
const keys = signingKeys(TEST_KEYS);
const strangers = signingKeys(`1:${Buffer.alloc(32, 8).toString("base64")}`);
const ours = async (): Promise<PublicSigner> => (await publicSigners(keys, "access-token")).current;
const formerly = async () => (await keys.derived("access-token")).current;
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

const claimsOf = ({ owner, session }: Around): AccessClaims => ({
  account: owner.id,
  session,
  provedAt: Date.now(),
});
/** All that a good token says of the owner. */
const whole = ({ owner, session, origin }: Around) => {
  const at = Math.floor(Date.now() / 1000);
  return {
    ...{ iss: origin, aud: `${origin}/v1`, sub: owner.id, sid: session },
    ...{ iat: at, exp: at + 600, auth_time: at, jti: crypto.randomUUID() },
  };
};
const former = (subject?: string) => {
  const jwt = new SignJWT({}).setIssuer("daybook").setIssuedAt().setExpirationTime("1h");
  return subject === undefined ? jwt : jwt.setSubject(subject);
};

/** Signed by a pair of its own, which its header offers in some way. */
async function bringingItsKey(
  around: Around,
  offer: (pair: { jwk: object; kid: string }) => Record<string, unknown>,
): Promise<string> {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey({ name: "Ed25519" }, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const header = {
    alg: "EdDSA",
    typ: "at+jwt",
    ...offer({ jwk: await exportJWK(publicKey), kid: (await ours()).kid }),
  };
  return new SignJWT(whole(around)).setProtectedHeader(header as JWTHeaderParameters).sign(privateKey);
}

/** What our key signed under another header: by hand, as a library refuses to make some of them. */
async function underHeader(around: Around, header: object): Promise<string> {
  const { kid, privateKey } = await ours();
  const said = `${base64({ alg: "EdDSA", typ: "at+jwt", kid, ...header })}.${base64(whole(around))}`;
  const signature = await crypto.subtle.sign("Ed25519", privateKey, bytesOf(said));
  return `${said}.${Buffer.from(signature).toString("base64url")}`;
}

/** Signed with a secret that anybody knows: our public key, in one of its spellings. */
const byPublicKey = async (around: Around, secret: (signer: PublicSigner) => Uint8Array, kid: boolean) => {
  const signer = await ours();
  const raw = secret(signer);
  const padded = raw.length < 32 ? new Uint8Array([...raw, ...new Uint8Array(32 - raw.length)]) : raw;
  return new SignJWT({ ...whole(around), ...(kid ? {} : { iss: "daybook" }) })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt", ...(kid ? { kid: signer.kid } : {}) })
    .sign(padded);
};

interface BadToken {
  what: string;
  rule: "forged" | "expired" | "ended" | "unknown_key";
  make(around: Around): Promise<string>;
}
const forged = (what: string, make: BadToken["make"]): BadToken => ({ what, rule: "forged", make });
const signedByAnother = (kid: unknown) => (around: Around) => bringingItsKey(around, () => ({ kid }));

/** Access tokens that must open nothing, and the rule that says why. */
export const badTokens: BadToken[] = [
  {
    what: "over since a second",
    rule: "expired",
    make: (around) =>
      mintAccessToken(keys, claimsOf(around), { ...around, now: Date.now() - ACCESS_TOKEN_LIFE * 1000 - 1_000 }),
  },
  {
    what: "of the version before, over since a second",
    rule: "expired",
    make: (around) => mintFormerToken(keys, claimsOf(around), Date.now() - ACCESS_TOKEN_LIFE * 1000 - 1_000),
  },
  {
    what: "of a session that never was",
    rule: "ended",
    make: (around) =>
      mintAccessToken(keys, { ...claimsOf(around), session: crypto.randomUUID() }, { ...around, now: Date.now() }),
  },
  {
    what: "of a session that is somebody else's",
    rule: "ended",
    make: (around) =>
      mintAccessToken(keys, { ...claimsOf(around), account: around.other.id }, { ...around, now: Date.now() }),
  },
  { what: "that is an API key nobody has", rule: "unknown_key", make: async () => `dbk_${"A".repeat(43)}` },
  forged("signed with another key", (around) =>
    mintAccessToken(strangers, claimsOf(around), { ...around, now: Date.now() }),
  ),
  forged("signed with another secret", (around) => mintFormerToken(strangers, claimsOf(around), Date.now())),
  forged("of another deployment with our keys", (around) =>
    mintAccessToken(keys, claimsOf(around), { origin: "https://other.example", now: Date.now() }),
  ),
  forged("unsigned", async (around) => new UnsecuredJWT(whole(around)).encode()),
  forged("unsigned, with our key's name", async (around) =>
    [base64({ alg: "none", typ: "at+jwt", kid: (await ours()).kid }), base64(whole(around)), ""].join("."),
  ),
  forged("unsigned, spelt another way", async (around) =>
    [base64({ alg: "nOnE", typ: "at+jwt" }), base64(whole(around)), ""].join("."),
  ),
  forged("without its signature", async (around) => (await underHeader(around, {})).replace(/[^.]+$/, "")),
  forged("signed with our public key as a secret", (around) =>
    byPublicKey(around, ({ jwk }) => Uint8Array.from(Buffer.from(jwk.x ?? "", "base64url")), false),
  ),
  forged("signed with our public key's text as a secret", (around) =>
    byPublicKey(around, ({ jwk }) => bytesOf(JSON.stringify(jwk)), false),
  ),
  forged("signed with our public key as a secret, under its name", (around) =>
    byPublicKey(around, ({ jwk }) => Uint8Array.from(Buffer.from(jwk.x ?? "", "base64url")), true),
  ),
  forged("signed with RSA, under our key's name", async (around) => {
    const { privateKey } = (await crypto.subtle.generateKey(
      { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" },
      true,
      ["sign", "verify"],
    )) as CryptoKeyPair;
    const header = { alg: "RS256", typ: "at+jwt", kid: (await ours()).kid };
    return new SignJWT(whole(around)).setProtectedHeader(header).sign(privateKey);
  }),
  ...["../../../../dev/null", "/dev/null", "' OR 1=1 --", "1", "__proto__", "constructor", "", "nobody's"].map((kid) =>
    forged(`with the key ${JSON.stringify(kid)}`, signedByAnother(kid)),
  ),
  forged("with a key's name that is no text", signedByAnother({ $ne: null })),
  forged("that brings its key", (around) => bringingItsKey(around, ({ jwk, kid }) => ({ jwk, kid }))),
  forged("that brings its key alone", (around) => bringingItsKey(around, ({ jwk }) => ({ jwk }))),
  forged("that says where its key is", (around) =>
    bringingItsKey(around, ({ kid }) => ({ kid, jku: "https://evil.example/jwks.json" })),
  ),
  forged("that brings a certificate", (around) =>
    bringingItsKey(around, ({ kid }) => ({ kid, x5c: ["MIIB"], x5u: "https://evil.example/cert.pem" })),
  ),
  forged("that asks for more than we know", (around) => underHeader(around, { crit: ["exp2"], exp2: 1 })),
  forged("that asks for nothing", (around) => underHeader(around, { crit: [] })),
  forged("with a body that isn't encoded", (around) => underHeader(around, { crit: ["b64"], b64: false })),
  forged("of another type", (around) => underHeader(around, { typ: "JWT" })),
  forged("of no type", (around) => underHeader(around, { typ: undefined })),
  forged("of another issuer, formerly", async ({ owner }) =>
    former(owner.id)
      .setIssuer("other")
      .setProtectedHeader({ alg: "HS256" })
      .sign(await formerly()),
  ),
  forged("nobody's, formerly", async () =>
    former()
      .setProtectedHeader({ alg: "HS256" })
      .sign(await formerly()),
  ),
  forged("signed by another algorithm", async ({ owner }) => {
    const key = await formerly();
    return former(owner.id)
      .setProtectedHeader({ alg: "HS512" })
      .sign(new Uint8Array([...key, ...key]));
  }),
  forged("signed with the key of another purpose", async ({ owner }) =>
    former(owner.id)
      .setProtectedHeader({ alg: "HS256" })
      .sign((await keys.derived("manage")).current),
  ),
  forged("signed with the public key of another purpose", async (around) => {
    const { kid, privateKey } = (await publicSigners(keys, "manage")).current;
    return new SignJWT(whole(around)).setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid }).sign(privateKey);
  }),
  forged("somebody else's with the subject changed", async ({ owner, other }) => {
    const [head = "", body = "", mac = ""] = other.token.split(".");
    const said = JSON.parse(Buffer.from(body, "base64url").toString());
    return [head, base64({ ...said, sub: owner.id }), mac].join(".");
  }),
  forged("cut short", async ({ owner }) => owner.token.slice(0, -2)),
  forged("that is huge", async (around) => underHeader(around, { pad: "a".repeat(6_000) })),
  forged("of parts that are none", async () => "..".padStart(40, ".")),
  forged("a refresh token", async ({ refreshToken }) => refreshToken),
  forged("a manage link's", async ({ link }) => link),
  forged("a feed's", async ({ feed }) => feed.replace(".ics", "")),
  forged("no token at all", async () => "null"),
];
