import "./zod-without-eval.ts";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { Toasts } from "../ui/feedback/toast.tsx";
import { keepFocus } from "../ui/focus/keep-focus.ts";
import { consolePart } from "../words/parts/console.ts";
import { setupPart } from "../words/parts/setup.ts";
import { stepsPart } from "../words/parts/steps.ts";
import { router } from "./router.tsx";

/** What the console says. */
export const consoleParts = [stepsPart, consolePart, setupPart];

export function ConsoleApp() {
  useEffect(keepFocus, []);
  return (
    <>
      <RouterProvider router={router} />
      <Toasts />
    </>
  );
}
