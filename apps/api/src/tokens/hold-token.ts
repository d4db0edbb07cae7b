import type { FieldProblem } from "@daybook/contract/problem";
import { ApiFailure } from "../runtime/failure.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { mintCapability, readCapability, verifyCapability } from "./capability.ts";

/** A hold's public id: it names its desk and is its own capability. */
export const writeHold = (keys: SigningKeys, hostId: string, holdId: string): Promise<string> =>
  mintCapability(keys, "hold", [hostId, holdId], 0);

/** Throws when the token is none of ours. Whether the hold still lives, its desk knows. */
export async function readHold(
  keys: SigningKeys,
  token: string,
  place: FieldProblem["in"] = "body",
): Promise<{ hostId: string; holdId: string }> {
  const [hostId, holdId] = readCapability(token, 2) ?? [];
  if (hostId !== undefined && holdId !== undefined && (await verifyCapability(keys, "hold", token, 2, 0)))
    return { hostId, holdId };
  const message = "This isn't a hold of ours.";
  throw new ApiFailure("hold_not_live", {
    detail: message,
    reason: "hold_not_live",
    alternatives: [],
    errors: [{ in: place, path: "hold", rule: "hold_not_live", message }],
  });
}
