import "./zod-without-eval.ts";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Toasts } from "../ui/feedback/toast.tsx";
// With the console, so that it can still say that there is no connection.
import "../ui/feedback/toast-region.tsx";
import { keepFocus } from "../ui/focus/keep-focus.ts";
import { consolePart } from "../words/parts/console.ts";
import { setupPart } from "../words/parts/setup.ts";
import { stepsPart } from "../words/parts/steps.ts";
import { intl } from "../words/words.ts";
import { router } from "./router.tsx";

/** What the console says. */
export const consoleParts = [stepsPart, consolePart, setupPart];

export function ConsoleApp() {
  useEffect(keepFocus, []);
  return (
    // Without it React Aria would take the browser's language, and its direction for the arrow keys.
    <I18nProvider locale={intl()}>
      <RouterProvider router={router} />
      <Toasts />
    </I18nProvider>
  );
}
