import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../local/chromium.ts";
import type { Demo } from "../local/demo.ts";
import type { Screen } from "./screens.ts";

export interface View {
  language: "en" | "ar";
  width: 390 | 1280;
  scheme: "light" | "dark";
}

/** How every screen is looked at. */
export const views: View[] = (["en", "ar"] as const).flatMap((language) =>
  ([1280, 390] as const).flatMap((width) =>
    (["light", "dark"] as const).map((scheme) => ({ language, width, scheme })),
  ),
);

export const viewName = ({ language, width, scheme }: View): string => `${language}-${width}-${scheme}`;

interface Taken {
  screen: Screen;
  /** WebP. */
  picture: Buffer;
  /** What is wrong with the page by its own account: an error, or more width than the window has. */
  fault?: string;
}

/** One picture of each screen, in one browser that is closed at the end. */
export async function* takePictures(url: string, view: View, screens: Screen[], demo: Demo): AsyncGenerator<Taken> {
  const browser = await launchChromium();
  try {
    const invitee = await openContext(browser, view);
    const host = await openContext(browser, view);
    await signIn(host, url, demo);
    for (const screen of screens) {
      const page = await (screen.as === "host" ? host : invitee).newPage();
      try {
        yield await take(page, url, screen);
      } finally {
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
}

async function openContext(browser: Browser, { language, width, scheme }: View): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 800 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    timezoneId: "Europe/Lisbon",
    locale: language,
    hasTouch: width === 390,
  });
  await context.addInitScript((chosen) => localStorage.setItem("daybook.language", chosen), language);
  return context;
}

async function signIn(context: BrowserContext, url: string, { email, password }: Demo): Promise<void> {
  const answer = await context.request.post(`${url}/v1/sessions`, {
    data: { email, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`The demo's host could not sign in: ${answer.status()}`);
}

async function take(page: Page, url: string, screen: Screen): Promise<Taken> {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url + screen.path);
  await settled(page);
  try {
    await screen.prepare?.(page);
  } catch (error) {
    faults.push((error as Error).message.split("\n")[0] ?? "");
  }
  await settled(page);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (beyond > 0) faults.push(`${beyond} px wider than the window`);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 70 });
  return { screen, picture: Buffer.from(data, "base64"), ...(faults.length > 0 ? { fault: faults.join("; ") } : {}) };
}

/** Booking pages hold a socket open, so the network is never idle: fonts, and no skeleton left. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page
    .waitForFunction(() => !document.querySelector("[aria-busy=true], .skeleton"), null, { timeout: 8_000 })
    .catch(() => {});
  await page.waitForTimeout(500);
}
