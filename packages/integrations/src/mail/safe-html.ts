import type { Words } from "@daybook/words/words";
import { directionIn, readsOtherwise } from "./plain-text.ts";

/** HTML that is fit to send: only `html` makes it. */
export class SafeHtml {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Piece = string | SafeHtml | readonly SafeHtml[] | null;

/**
 * A template whose values are escaped, for content and for quoted attributes, unless they are HTML already. A value
 * that reads the other way does not turn its surroundings: in content use `typed` for what somebody typed, and `sentence`
 * for what we say around it.
 */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): SafeHtml {
  return new SafeHtml(String.raw({ raw: strings }, ...pieces.map(written)));
}

/** Somebody's words with their line breaks, kept from turning the direction of ours around them. */
export function typed(text: string, words: Words): SafeHtml {
  const lines = escaped(text).replaceAll("\n", "<br>");
  return new SafeHtml(readsOtherwise(text, words) ? apart(lines) : lines);
}

/** A sentence of ours: only the names that stand `isolated` in it may read the other way, never the sentence itself. */
export function sentence(text: string): SafeHtml {
  const lines = escaped(text).replaceAll("\n", "<br>");
  return new SafeHtml(lines.replace(/\u2068([^\u2068\u2069]*)\u2069/g, (_, name) => apart(name)));
}

/** Text in its own direction. Not a `bdi`: Gmail and Outlook drop the element, and keep a `span` with its `dir`. */
const apart = (escapedText: string): string =>
  `<span dir="${directionIn(escapedText.replace(/<br>|&\w+;/g, "")) ?? "ltr"}">${escapedText}</span>`;

function written(piece: Piece): string {
  if (piece === null) return "";
  if (typeof piece === "string") return escaped(piece);
  return piece instanceof SafeHtml ? piece.toString() : piece.join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
