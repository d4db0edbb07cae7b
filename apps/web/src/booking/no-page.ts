import { lazy } from "react";

/** What stands in the page's place. Few ever see it: it comes when it is needed. */
export const NoPage = lazy(() => import("../missing/no-page.tsx").then((module) => ({ default: module.NoPage })));
