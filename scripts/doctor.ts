// Says whether a deployment can work, and what to do where it cannot:
//   DATABASE_URL=… RESEND_API_KEY=… (or SMTP_URL=…) MAIL_FROM=… npx -y pnpm@12 run doctor --url https://book.example.com --mail you@example.com
import "./local/require-node.mjs";
import { parseArgs } from "node:util";
import { type Check, print, skipped } from "./doctor/check.ts";
import { checkDatabase } from "./doctor/database.ts";
import { checkDeployment } from "./doctor/deployment.ts";
import { checkProviders } from "./doctor/providers.ts";
import { checkKeys, checkKeysFit, checkMail } from "./doctor/settings.ts";
import { checkSms } from "./doctor/sms.ts";

const { values } = parseArgs({
  options: { url: { type: "string" }, mail: { type: "string" }, sms: { type: "string" } },
});
const { DATABASE_URL: databaseUrl, RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl } = process.env;
const { MAIL_FROM: from, SMTP_URL: smtpUrl } = process.env;

/** Keys that are none open nothing. */
async function keyChecks(): Promise<Check[]> {
  const { TOKEN_KEYS } = process.env;
  const form = checkKeys(TOKEN_KEYS);
  return form.state === "wrong" ? [form] : [form, await checkKeysFit(TOKEN_KEYS, databaseUrl)];
}

const checks: Check[] = [
  ...(databaseUrl ? await checkDatabase(databaseUrl) : [skipped("database", "set DATABASE_URL to its direct address")]),
  ...(await keyChecks()),
  ...(values.url
    ? await checkDeployment(values.url.replace(/\/$/, ""), databaseUrl)
    : [skipped("Worker", "name the deployment with --url")]),
  await checkMail({ apiKey, from, baseUrl, smtpUrl, to: values.mail }),
  await checkSms(process.env, values.sms),
  ...(await checkProviders(process.env, values.url && new URL(values.url).origin)),
];
for (const check of checks) print(check);
const failed = checks.filter(({ state }) => state === "wrong").length;
console.log(failed === 0 ? "\nNothing wrong was found." : `\n${failed} to mend.`);
process.exitCode = failed === 0 ? 0 : 1;
