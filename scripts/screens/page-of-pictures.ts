import type { Screen } from "./screens.ts";

/** The documentation's page: each screen in the views given, wide ones above narrow ones. */
export function pageOfPictures(screens: Screen[], views: string[]): string {
  const picture = (screen: Screen, view: string) =>
    `<img src="${screen.name}-${view}.webp" alt="${screen.about}, ${view.replaceAll("-", " ")}" width="${view.includes("-390-") ? 180 : 410}">`;
  const parts = screens.map(
    (screen) => `## ${screen.about}\n\n${views.map((view) => picture(screen, view)).join("\n")}\n`,
  );
  return `# Screens\n\nEvery screen of Daybook with the demo's data. \`npx -y pnpm@12 screens --write\` beside a running \`start --fresh\` takes the pictures anew; without \`--write\` it takes all of them, at 390 and 1280 pixels, light and dark, in English and Arabic, into \`.daybook/screens\`, and tells which page has an error or is wider than its window.\n\n${parts.join("\n")}`;
}
