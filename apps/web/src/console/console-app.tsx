import "./zod-without-eval.ts";
import { RouterProvider } from "@tanstack/react-router";
import { Toasts } from "../ui/feedback/toast.tsx";
import { consolePart } from "../words/parts/console.ts";
import { setupPart } from "../words/parts/setup.ts";
import { stepsPart } from "../words/parts/steps.ts";
import { router } from "./router.tsx";

/** What the console says. */
export const consoleParts = [stepsPart, consolePart, setupPart];

export function ConsoleApp() {
  return (
    <>
      <RouterProvider router={router} />
      <Toasts />
    </>
  );
}
