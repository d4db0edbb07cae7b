import { sitePage } from "../words/site-page.ts";

/** Whoever finds the page they looked for doesn't load it. */
export const NoPage = sitePage(() => import("./missing-page.tsx"));
