import type { Locator, Page } from "playwright-core";

/** A date on the dialog's month, which may be one of those to come. */
export async function dateButton(page: Page, date: string): Promise<Locator> {
  const dialog = page.getByRole("dialog");
  const button = dialog.locator(`[data-date="${date}"]:not([data-outside-month])`);
  for (let months = 0; months < 13 && (await button.count()) === 0; months++)
    await dialog.locator("button[slot=next]").click();
  return button;
}

export const pressDate = async (page: Page, date: string): Promise<void> => (await dateButton(page, date)).click();
