import { namedFetch } from "@daybook/integrations/outgoing/named-fetch";
import type { Env } from "../runtime/env.ts";

/** On somebody's own machine services may be asked without https, as emulators are. */
export const isInsecureAllowed = (env: Env): boolean => env.LOCAL_MAILBOX !== undefined;

/** Asks what this deployment's settings name; throws `NamedFetchFailure` when there is no whole answer. */
export const askNamed = (env: Env) => namedFetch({ isLocalAllowed: isInsecureAllowed(env) });
