import { passwordProblem } from "@daybook/core/passwords/password-problem";
import { fieldFailure } from "../runtime/failure.ts";

const SAID = {
  common_password: "Everybody who guesses tries this one first. Take another.",
  own_words: "This is made of your own name or address. Take another.",
  simple_pattern: "This is one pattern. Take several words, or a sentence.",
};

/** Throws `validation_failed` for what is guessed at once, by anybody or by who knows these words of its owner. */
export function requirePassword(password: string, own: readonly string[]): void {
  const problem = passwordProblem(password, own);
  if (problem) throw fieldFailure("password", problem, SAID[problem]);
}
