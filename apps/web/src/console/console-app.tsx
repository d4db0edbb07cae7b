import "./zod-without-eval.ts";
import { RouterProvider } from "@tanstack/react-router";
import { Toasts } from "../ui/feedback/toast.tsx";
import { router } from "./router.tsx";

export function ConsoleApp() {
  return (
    <>
      <RouterProvider router={router} />
      <Toasts />
    </>
  );
}
