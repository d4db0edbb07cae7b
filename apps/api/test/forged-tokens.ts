import { SignJWT, UnsecuredJWT } from "jose";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { ACCESS_TOKEN_LIFE, mintAccessToken } from "../src/tokens/access-token.ts";
import { type Host, TEST_KEYS } from "./daybook.ts";

interface Around {
  /** Whose account is aimed at, and a token of somebody else who wants in. */
  owner: Host;
  other: Host;
  link: string;
  feed: string;
}
const keys = signingKeys(TEST_KEYS);
const strangers = signingKeys(`1:${Buffer.alloc(32, 8).toString("base64")}`);
const jwt = () => new SignJWT({}).setIssuer("daybook").setIssuedAt().setExpirationTime("1h");
const ours = async () => (await keys.derived("access-token")).current;
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Access tokens that must open nothing, and the rule that says why. */
export const badTokens: { what: string; rule: "forged" | "expired"; make: (around: Around) => Promise<string> }[] = [
  {
    what: "over since a second",
    rule: "expired",
    make: ({ owner }) => mintAccessToken(keys, owner.id, Date.now() - ACCESS_TOKEN_LIFE * 1000 - 1_000),
  },
  {
    what: "signed with another key",
    rule: "forged",
    make: ({ owner }) => mintAccessToken(strangers, owner.id, Date.now()),
  },
  {
    what: "unsigned",
    rule: "forged",
    make: async ({ owner }) =>
      new UnsecuredJWT({}).setIssuer("daybook").setSubject(owner.id).setExpirationTime("1h").encode(),
  },
  {
    what: "of another issuer",
    rule: "forged",
    make: async ({ owner }) =>
      jwt()
        .setIssuer("other")
        .setSubject(owner.id)
        .setProtectedHeader({ alg: "HS256" })
        .sign(await ours()),
  },
  {
    what: "nobody's",
    rule: "forged",
    make: async () =>
      jwt()
        .setProtectedHeader({ alg: "HS256" })
        .sign(await ours()),
  },
  {
    what: "signed by another algorithm",
    rule: "forged",
    make: async ({ owner }) => {
      const key = await ours();
      return jwt()
        .setSubject(owner.id)
        .setProtectedHeader({ alg: "HS512" })
        .sign(new Uint8Array([...key, ...key]));
    },
  },
  {
    what: "signed with the key of another purpose",
    rule: "forged",
    make: async ({ owner }) =>
      jwt()
        .setSubject(owner.id)
        .setProtectedHeader({ alg: "HS256" })
        .sign((await keys.derived("manage")).current),
  },
  {
    what: "somebody else's with the subject changed",
    rule: "forged",
    make: async ({ owner, other }) => {
      const [head, , mac] = other.token.split(".");
      return [head, base64({ iss: "daybook", sub: owner.id, exp: 9_000_000_000 }), mac].join(".");
    },
  },
  { what: "cut short", rule: "forged", make: async ({ owner }) => owner.token.slice(0, -2) },
  { what: "a manage link's", rule: "forged", make: async ({ link }) => link },
  { what: "a feed's", rule: "forged", make: async ({ feed }) => feed.replace(".ics", "") },
  { what: "no token at all", rule: "forged", make: async () => "null" },
];
