// First: it names the cascade layers in their order.
import "./styles/index.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { Fragment, lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/query-client.ts";
import { PublicApp } from "./public-app.tsx";
import { MINUTE, SECOND } from "./time/units.ts";
import { ErrorBoundary } from "./ui/feedback/error-boundary.tsx";
import { publicPart } from "./words/parts/public.ts";
import { readerLanguage } from "./words/reader.ts";
import { learn, speak, useLanguage } from "./words/words.ts";

const ConsoleApp = lazy(async () => {
  const { ConsoleApp: App, consoleParts } = await import("./console/console-app.tsx");
  await learn(...consoleParts);
  return { default: App };
});
const isConsole = /^\/(console|sign-in|sign-up)(\/|$)/.test(location.pathname);

const root = document.getElementById("root");

/** Everything is made anew when the language changes: a sentence may stand anywhere. */
function Daybook() {
  return <Fragment key={useLanguage()}>{isConsole ? <ConsoleApp /> : <PublicApp />}</Fragment>;
}

/** Tries again until the words are there: without them there is nothing to say. */
async function speakSomehow(): Promise<void> {
  for (let wait = SECOND; ; wait = Math.min(wait * 2, MINUTE)) {
    try {
      return await speak(readerLanguage(), [publicPart]);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

if (root)
  void speakSomehow().then(() =>
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
