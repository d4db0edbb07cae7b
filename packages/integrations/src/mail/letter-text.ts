import type { Letter, LetterRow, LetterSpan } from "./letter.ts";
import { isolated } from "./plain-text.ts";

/** A letter as plain text, with everything its HTML says. */
export function letterText(letter: Letter): string {
  const paragraphs = [
    leftToRight(letter.heading),
    leftToRight(letter.lead),
    letter.head.full,
    letter.rows.map(row).join("\n"),
    letter.action ? `${letter.action.label}: ${letter.action.url}` : "",
    letter.note ?? "",
    `-- \n${leftToRight(letter.footer)}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}

/**
 * A sentence of ours that begins with an isolated name: programs that go by the first letter they find, isolated or
 * not, find a left-to-right mark first.
 */
const leftToRight = (text: string): string => (text.startsWith("\u2068") ? `\u200e${text}` : text);

function row({ label, lines }: LetterRow): string {
  return lines.map((spans, index) => `${index === 0 ? `${label}: ` : "  "}${spans.map(span).join("")}`).join("\n");
}

function span({ text, style, href }: LetterSpan): string {
  // Further lines stay under their label, so that nobody's answer passes for a line of ours.
  const words = isolated(text).replaceAll("\n", "\n  ");
  const aim = href?.startsWith("http") && href !== text ? `${words} (${href})` : words;
  return style === "struck" ? `${aim} (no longer)` : aim;
}
