import { learn } from "./words.ts";

/** What later steps say. Where their words are is loaded with them: the first step has no use for it. */
export const learnSteps = (): Promise<void> => import("./parts/steps.ts").then(({ stepsPart }) => learn(stepsPart));
