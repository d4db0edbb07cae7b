import { signingKeys } from "../src/runtime/signing-keys.ts";
import { mintCapability } from "../src/tokens/capability.ts";
import { TEST_KEYS } from "./daybook.ts";
import type { World } from "./operation-world.ts";

export type Purpose = "manage" | "feed" | "hold" | "unsubscribe";

/** The link of each purpose that a world has, and the ids that one names. A hold's are its own. */
export const linkOf = (world: World, purpose: Purpose): { token: string; ids: string[] } =>
  ({
    manage: { token: world.manage, ids: [world.managedId] },
    feed: { token: world.feedFile.replace(".ics", ""), ids: [world.feedId] },
    unsubscribe: { token: world.unsubscribe, ids: [world.host.id] },
    hold: { token: world.hold, ids: [crypto.randomUUID(), crypto.randomUUID()] },
  })[purpose];

/** Tokens that lead nowhere, made from one that leads somewhere. */
export async function forgedLinks(purpose: string, ids: string[]): Promise<[string, string][]> {
  const keys = signingKeys(TEST_KEYS);
  const good = await mintCapability(keys, purpose, ids, 0);
  const bytes = Buffer.from(good, "base64url");
  const flipped = Buffer.from(bytes);
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  const otherId = Buffer.from(bytes);
  otherId[15] = (otherId[15] ?? 0) ^ 1;
  const otherKey = Buffer.from(bytes);
  otherKey[16 * ids.length] = 2;
  return [
    ["of another purpose", await mintCapability(keys, "another", ids, 0)],
    ["of the next epoch", await mintCapability(keys, purpose, ids, 1)],
    [
      "signed with another key",
      await mintCapability(signingKeys(`1:${Buffer.alloc(32, 9).toString("base64")}`), purpose, ids, 0),
    ],
    ["with a bit of its signature turned", flipped.toString("base64url")],
    ["with a bit of its id turned", otherId.toString("base64url")],
    ["naming a key that isn't there", otherKey.toString("base64url")],
    ["padded", `${good}==`],
    ["in two lines", `${good}%0A`],
    ["cut", good.slice(0, -1)],
    ["lengthened", `${good}A`],
    ["nothing at all", "x"],
    ["endless", "A".repeat(4_000)],
    ["a null byte", "%00"],
  ];
}
