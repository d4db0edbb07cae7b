import type { Services } from "../runtime/services.ts";
import { mintCapability } from "../tokens/capability.ts";

export const manageToken = (services: Services, booking: { id: string; tokenEpoch: number }): Promise<string> =>
  mintCapability(services.keys, "manage", [booking.id], booking.tokenEpoch);

/** The invitee's own link; written again whenever it is needed, never stored. */
export const manageUrl = async (
  services: Services,
  booking: { id: string; tokenEpoch: number },
  origin: string,
): Promise<string> => `${origin}/manage/${await manageToken(services, booking)}`;
