import { z } from "zod";
import { line, text, written } from "./primitives.ts";

const base = {
  id: written(/^[a-z0-9][a-z0-9_-]{0,39}$/, "question_id", "Small letters, digits, - and _, at most 40.", {
    max: 40,
  }).describe("Names the answer; unique in the event type"),
  label: line(200, 1),
  help: line(300).optional(),
  required: z.boolean().default(false),
};
const options = z
  .array(line(120, 1))
  .min(1)
  .max(50)
  .refine((all) => new Set(all).size === all.length, { error: "Each option once.", params: { rule: "duplicate" } });

/** A question that an invitee answers when booking. */
export const question = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), ...base }),
  z.strictObject({ kind: z.literal("long_text"), ...base }),
  z.strictObject({ kind: z.literal("phone"), ...base }),
  z.strictObject({ kind: z.literal("checkbox"), ...base }),
  z.strictObject({ kind: z.literal("choice"), ...base, options }),
  z.strictObject({ kind: z.literal("several"), ...base, options }),
]);
export const questions = z
  .array(question)
  .max(30)
  .refine((all) => new Set(all.map((one) => one.id)).size === all.length, {
    error: "Two questions have the same id.",
    params: { rule: "duplicate" },
  });
/** Answers by the question's id: text, the chosen options, or whether the box is ticked. */
export const answers = z
  .record(
    z.string().max(40),
    z.union([text(5000), z.array(text(120)).max(50), z.boolean()], {
      error: "An answer is text, a list of options, or true or false.",
    }),
  )
  .describe("By the question's id: text, the chosen options, or whether the box is ticked");

export type Question = z.output<typeof question>;
export type Answers = z.output<typeof answers>;
