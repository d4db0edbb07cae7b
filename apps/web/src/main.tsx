// First: it names the cascade layers in their order.
import "./styles/index.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { Fragment, lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/query-client.ts";
import { PublicApp } from "./public-app.tsx";
import { ErrorBoundary } from "./ui/feedback/error-boundary.tsx";
import type { Part } from "./words/catalogues.ts";
import { readerLanguage } from "./words/reader.ts";
import { speak, useLanguage } from "./words/words.ts";

const ConsoleApp = lazy(() => import("./console/console-app.tsx").then((module) => ({ default: module.ConsoleApp })));
const isConsole = /^\/(console|sign-in|sign-up)(\/|$)/.test(location.pathname);

const root = document.getElementById("root");
/** Everything is made anew when the language changes: a sentence may stand anywhere. */
function Daybook() {
  return <Fragment key={useLanguage()}>{isConsole ? <ConsoleApp /> : <PublicApp />}</Fragment>;
}

const parts: Part[] = isConsole ? ["public", "console", "setup"] : ["public"];
if (root)
  void speak(readerLanguage(), parts).then(() =>
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <ErrorBoundary>
            <Suspense fallback={null}>
              <Daybook />
            </Suspense>
          </ErrorBoundary>
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
