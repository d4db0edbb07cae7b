import type { SystemScope } from "@daybook/db/scopes";

/** Daybook itself, for tests that ask the database without a Worker. */
export const system = { system: true } as SystemScope;
