/** A text with places in it that are filled in later: `{date}`. */
export type TemplatePiece = { text: string } | { placeholder: string };

/** What is wrong with a template: an unclosed brace, or a placeholder that isn't one of those known. */
export interface TemplateFault {
  rule: "unclosed_placeholder" | "unknown_placeholder";
  /** As it was written, with its braces as far as they are there. */
  placeholder: string;
}

/** So much of what follows an unclosed brace is shown, characters. */
const SHOWN = 30;

/**
 * A template's pieces, in order. A placeholder is a brace, anything on the same line but braces, and a brace that closes;
 * a closing brace by itself is text. There is no way to write an opening one.
 */
export function templatePieces(template: string): TemplatePiece[] {
  return template.split(/(\{[^{}\n]*\})/).flatMap((piece, index): TemplatePiece[] => {
    if (index % 2 === 1) return [{ placeholder: piece.slice(1, -1).trim() }];
    return piece === "" ? [] : [{ text: piece }];
  });
}

/** The first fault of a template that may hold these placeholders; null when there is none. */
export function templateFault(template: string, known: readonly string[]): TemplateFault | null {
  for (const piece of templatePieces(template)) {
    if ("placeholder" in piece) {
      if (!known.includes(piece.placeholder))
        return { rule: "unknown_placeholder", placeholder: `{${piece.placeholder}}` };
      continue;
    }
    const opened = piece.text.indexOf("{");
    if (opened >= 0) {
      const [line = ""] = piece.text.slice(opened).split("\n");
      const shown = [...line].slice(0, SHOWN).join("");
      return { rule: "unclosed_placeholder", placeholder: shown };
    }
  }
  return null;
}
