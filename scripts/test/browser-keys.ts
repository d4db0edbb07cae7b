/** What the product of the browser tests signs its links with. */
export const TEST_KEYS = `1:${Buffer.alloc(32, 7).toString("base64")}`;
