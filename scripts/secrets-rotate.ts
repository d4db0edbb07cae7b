// Wraps all accounts' keys by the first of TOKEN_KEYS, and seals what is sealed with older ones anew, while Daybook runs:
//   DATABASE_URL=… TOKEN_KEYS=2:…,1:… npx -y pnpm@12 run secrets:rotate [--new-data-keys] [--forget-lost]
import "./local/require-node.mjs";
import { parseArgs } from "node:util";
import { pgConnect, withConnection } from "@daybook/db/connection";
import { rotateSecrets } from "./secrets/rotate-secrets.ts";

const { values } = parseArgs({
  options: { "new-data-keys": { type: "boolean", default: false }, "forget-lost": { type: "boolean", default: false } },
});
const { DATABASE_URL: url, TOKEN_KEYS: keys } = process.env;
try {
  if (!url || !keys)
    throw new Error("Set DATABASE_URL to the direct address of the database, and TOKEN_KEYS as the Worker has it.");
  const options = {
    keys,
    newDataKeys: values["new-data-keys"],
    forgetLost: values["forget-lost"],
    say: (line: string) => console.log(line),
  };
  await withConnection(pgConnect(url), (db) => rotateSecrets(db, options));
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `${message}: ${cause.message}` : message);
  process.exitCode = 1;
}
