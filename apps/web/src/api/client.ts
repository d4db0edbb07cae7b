import { apiClient } from "@daybook/contract/client";

/** The typed client of this origin's API; sign-in travels in the cookie. */
export const call = apiClient();
