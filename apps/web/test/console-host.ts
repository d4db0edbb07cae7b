import type { Page } from "playwright-core";
import { running } from "../../../scripts/test/browser.ts";
import { makeHost, type TestHost } from "./host.ts";
import { openWindow } from "./window.ts";

type Window = Awaited<ReturnType<typeof openWindow>>;

/** Signs the window in as a host that was made through the API. */
export async function signIn(page: Page, handle: string): Promise<void> {
  const { baseUrl } = running();
  const answer = await page.request.post(`${baseUrl}/v1/sessions`, {
    data: { email: `${handle}@example.com`, password: `correct-${handle}-horse` },
    headers: { origin: baseUrl },
  });
  if (!answer.ok()) throw new Error(`Sign-in answered ${answer.status()}: ${await answer.text()}`);
}

/** A host of its own, signed in, at a page of the console. */
export async function openConsole(
  path: string,
  options: Parameters<typeof openWindow>[1] & { host?: TestHost } = {},
): Promise<{ page: Window; host: TestHost }> {
  const host = options.host ?? (await makeHost());
  const page = await openWindow("/sign-in", options);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: running().baseUrl });
  await signIn(page, host.handle);
  await page.goto(running().baseUrl + path);
  return { page, host };
}
