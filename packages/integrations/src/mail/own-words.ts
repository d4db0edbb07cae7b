import { LONGEST_SUBJECT, type Placeholder } from "@daybook/core/bookings/messages";
import { templatePieces } from "@daybook/core/text/template";
import { directionOf } from "@daybook/words/languages";
import type { Words } from "@daybook/words/words";
import type { WordedMail } from "./booking-mail-input.ts";
import { type LetterSpan, type Paragraph, webLink } from "./letter.ts";
import { dayWords, durationWords, timeWords, zoneWords } from "./mail-dates.ts";
import { type Direction, directionIn, firstName, isolatedIn, manyLines, oneLine } from "./plain-text.ts";
import { soonWords } from "./soon-words.ts";

/** What a placeholder becomes: `ours` is in the reader's language, else somebody's words. A link has those of its button. */
type Filling = { text: string; ours?: true; href?: string };

/** A filling among words that run in a direction. */
function placed({ text, ours }: Filling, direction: Direction, words: Words): string {
  if (ours && direction === directionOf(words.language)) return text;
  return isolatedIn(bare(text), direction);
}

/** A subject of the host's own, filled in, as one line. */
export function ownSubject(template: string, input: WordedMail): string {
  const fillings = fillingsOf(input);
  const direction = directionOf(input.words.language);
  const said = templatePieces(onOneLine(manyLines(template))).map((piece) =>
    "text" in piece ? piece.text : onOneLine(placed(fillingOf(fillings, piece.placeholder), direction, input.words)),
  );
  const characters = [...onOneLine(said.join(""))];
  return characters.length <= LONGEST_SUBJECT
    ? characters.join("")
    : `${characters.slice(0, LONGEST_SUBJECT - 1).join("")}…`;
}

/** A text of the host's own as paragraphs, each in the direction of its own letters. Blank lines part them. */
export function ownParagraphs(template: string, input: WordedMail): Paragraph[] {
  const fillings = fillingsOf(input);
  const ours = directionOf(input.words.language);
  return manyLines(template)
    .split(/\n\s*\n/)
    .map((paragraph): Paragraph => {
      const direction = directionIn(paragraph.replaceAll(/\{[^{}\n]*\}/g, "")) ?? ours;
      return {
        direction,
        lines: paragraph.split("\n").flatMap((line) => lineOf(line, fillings, direction, input.words)),
      };
    })
    .filter(({ lines }) => lines.some((spans) => spans.length > 0));
}

/** A line that was nothing but placeholders, and for which there was nothing to fill in, is left out. */
function lineOf(line: string, fillings: Fillings, direction: Direction, words: Words): LetterSpan[][] {
  const pieces = templatePieces(line);
  const spans = pieces.flatMap((piece): LetterSpan[] => {
    if ("text" in piece) return [{ text: piece.text, ours: true }];
    const filling = fillingOf(fillings, piece.placeholder);
    const { text, href } = filling;
    return text === "" ? [] : [{ text: placed(filling, direction, words), ours: true, ...(href ? { href } : {}) }];
  });
  const isEmpty = spans.every(({ text }) => text.trim() === "") && pieces.some((piece) => "placeholder" in piece);
  return isEmpty ? [] : [spans];
}

type Fillings = Readonly<Record<Placeholder, () => Filling>>;

/** What a later version's template asks for is left out. */
const fillingOf = (fillings: Fillings, name: string): Filling =>
  Object.hasOwn(fillings, name) ? fillings[name as Placeholder]() : { text: "" };

function fillingsOf(input: WordedMail): Fillings {
  const { words, start, end, previousStart = start, now, location, reason, manageUrl, rebookUrl } = input;
  const link = (label: string, url: string | undefined): Filling => {
    const href = url === undefined ? null : webLink(url);
    return href ? { text: label, ours: true, href } : { text: "" };
  };
  const ours = (text: string): Filling => ({ text, ours: true });
  return {
    invitee_name: () => ({ text: input.invitee.name }),
    first_name: () => ({ text: firstName(input.invitee.name) }),
    host: () => ({ text: input.host.name }),
    event: () => ({ text: input.eventTitle }),
    date: () => ours(dayWords(start, input)),
    time: () => ours(timeWords(start, input)),
    end_time: () => ours(timeWords(end, input)),
    timezone: () => ours(zoneWords(start, input)),
    duration: () => ours(durationWords(end - start, words)),
    place: () => placeOf(location),
    price: () => ({ text: oneLine(input.price) }),
    soon: () => ours(now === undefined ? dayWords(start, input) : soonWords(start, now, input)),
    previous_date: () => ours(dayWords(previousStart, input)),
    previous_time: () => ours(timeWords(previousStart, input)),
    reason: () => ({ text: reason ?? "" }),
    booking_link: () => link(words.t("mail.invitee.action"), manageUrl),
    page_link: () => link(words.t("mail.invitee.rebook"), rebookUrl),
  };
}

/** On one line; a call's address is a link. */
function placeOf({ kind, value }: WordedMail["location"]): Filling {
  const href = kind === "link" || kind === "custom" ? webLink(value) : null;
  return { text: value.split("\n").join(", "), ...(href ? { href } : {}) };
}

/** Without the isolates of our own, which stand around the whole of it instead. */
const bare = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, "");
/** Also without the spaces that an empty filling leaves; those that must not break, as before a colon in French, stay. */
const onOneLine = (text: string): string => text.replaceAll(/[ \t\n]+/g, " ").trim();
