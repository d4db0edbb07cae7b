import { expect, it } from "vitest";
import { useLint } from "./testing/use-lint.ts";

const lintFile = useLint();
const lint = (element: string): string =>
  lintFile("apps/web/src/some/page.tsx", `export const Page = ({ t, name }: never) => (\n  ${element}\n);`);

it.each([
  "<p>Book a time</p>",
  "<p>{name} has booked</p>",
  "<p>予約する</p>",
  '<img alt="A calendar" src="/a.png" />',
  '<button type="button" aria-label="Close" />',
  '<input placeholder="Jo Silva" />',
])("%s is refused", (element) => {
  expect(lint(element)).toContain("packages/words/locales/en");
});

it.each([
  "<p>{t('booking.next')}</p>",
  "<p>{name}: 12:30 · 5 €</p>",
  "<p>&nbsp;</p>",
  "<b>Daybook</b>",
  '<code>{"slot_unavailable"}</code>',
  "<img alt={t('home.picture')} src='/a.png' />",
  '<img alt="" src="/a.png" className="big picture" />',
])("%s is taken", (element) => {
  expect(lint(element)).not.toContain("packages/words/locales/en");
});
