import type { z } from "zod";
import type { AllOperations } from "./all-operations.ts";

type Body<O> = O extends { body: infer S extends z.ZodType } ? z.input<S> : never;
type Answer<O> = O extends { success: { body: infer S extends z.ZodType } } ? z.output<S> : never;
export type Examples = {
  [K in keyof AllOperations]?: { body?: Body<AllOperations[K]>; answer?: Answer<AllOperations[K]> };
};
