import { apiClient } from "@daybook/contract/client";
import { fetchInTime } from "./fetch-in-time.ts";

/** The typed client of this origin's API; sign-in travels in the cookie. */
export const call = apiClient(fetchInTime);
