import { emailProblem } from "../../booking/details/answers.ts";

/** What is wrong with the address one signs in with; null when nothing is. */
export const ownEmailProblem = (text: string): string | null =>
  text.trim() === "" ? "Your email address is missing." : emailProblem(text);
