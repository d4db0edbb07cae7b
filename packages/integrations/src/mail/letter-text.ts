import { directionOf } from "@daybook/words/languages";
import type { Words } from "@daybook/words/words";
import type { Letter, LetterRow, LetterSpan, Paragraph } from "./letter.ts";
import { isolated } from "./plain-text.ts";

/** A letter as plain text, with everything its HTML says. */
export function letterText(letter: Letter, words: Words): string {
  const { action, wayOut } = letter;
  const paragraphs = [
    begun(letter.heading, words),
    ...(letter.paragraphs?.map((one) => paragraph(one, words)) ?? [begun(letter.lead, words)]),
    letter.head?.full ?? "",
    letter.rows.map((one) => row(one, words)).join("\n"),
    action ? linked(action, words) : "",
    letter.note ?? "",
    `-- \n${begun(letter.footer, words)}${wayOut ? `\n${linked(wayOut, words)}` : ""}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}

const linked = ({ label, url }: { label: string; url: string }, { t }: Words): string =>
  t("mail.text.labelled", { label, entry: url });

/** A link in somebody's own words is its address alone: what it is, they say themselves. */
function paragraph({ lines }: Paragraph, words: Words): string {
  const said = lines.map((spans) => spans.map(({ text, href }) => href ?? text).join(""));
  return begun(said.join("\n"), words);
}

/**
 * A sentence of ours that begins with an isolated name: programs that go by the first letter they find, isolated or
 * not, find a mark of our own direction first.
 */
function begun(text: string, { language }: Words): string {
  if (!text.startsWith("\u2068")) return text;
  return `${directionOf(language) === "rtl" ? "\u200f" : "\u200e"}${text}`;
}

function row({ label, lines }: LetterRow, words: Words): string {
  const [first = "", ...more] = lines.map((spans) => spans.map((one) => span(one, words)).join(""));
  return [words.t("mail.text.labelled", { label, entry: first }), ...more].join("\n  ");
}

function span({ text: said, ours, style, href, search }: LetterSpan, words: Words): string {
  // Further lines stay under their label, so that nobody's answer passes for a line of ours.
  const text = (ours ? said : isolated(said, words)).replaceAll("\n", "\n  ");
  const aim =
    href?.startsWith("http") && !search && href !== said ? words.t("mail.text.linked", { text, address: href }) : text;
  return style === "struck" ? words.t("mail.text.struck", { text: aim }) : aim;
}
