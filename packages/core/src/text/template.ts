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
  let at = 0;
  for (const piece of templatePieces(template)) {
    if ("text" in piece) {
      const opened = piece.text.indexOf("{");
      if (opened >= 0) return { rule: "unclosed_placeholder", placeholder: shownFrom(template.slice(at + opened)) };
      at += piece.text.length;
    } else {
      if (!known.includes(piece.placeholder))
        return { rule: "unknown_placeholder", placeholder: `{${piece.placeholder}}` };
      at = template.indexOf("}", at) + 1;
    }
  }
  return null;
}

function shownFrom(text: string): string {
  const [line = ""] = text.split("\n");
  return [...line].slice(0, SHOWN).join("");
}
