import { readsRightToLeft } from "./plain-text.ts";

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
 * that reads right to left does not turn its surroundings: use `words` for that in content.
 */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): SafeHtml {
  return new SafeHtml(String.raw({ raw: strings }, ...pieces.map(written)));
}

/** Words with their line breaks, kept from turning the direction of what stands around them. */
export function words(text: string): SafeHtml {
  const lines = new SafeHtml(escaped(text).replaceAll("\n", "<br>"));
  return readsRightToLeft(text) ? html`<bdi>${lines}</bdi>` : lines;
}

function written(piece: Piece): string {
  if (piece === null) return "";
  if (typeof piece === "string") return escaped(piece);
  return piece instanceof SafeHtml ? piece.toString() : piece.join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
