/**
 * Zod reads this when a schema is made, so it stands before the first import of the contract: it would otherwise try
 * `new Function`, which the content security policy refuses and reports. The same as `z.config({ jitless: true })`.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
