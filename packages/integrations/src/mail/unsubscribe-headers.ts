/** How a mail program finds out that one POST there unsubscribes its reader (RFC 8058, 3.1). */
export const unsubscribeHeaders = (address: string) => ({
  "List-Unsubscribe": `<${address}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
