import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    running: Running;
  }
}

/** The product that the browser tests share. */
export interface Running {
  /** Where Daybook runs, with the built SPA; its database is empty but for what tests put in. */
  baseUrl: string;
  /** Folder of the running Worker, and of the built SPA: for a Pages server in front of it. */
  workerDir: string;
  webDir: string;
  /** Its database, for what nobody would wait for through the front door: thousands of bookings. */
  databaseUrl: string;
}

export function running(): Running {
  return inject("running");
}
