import { spelledCity } from "./cities.ts";
import type { AnyLanguage } from "./languages.ts";
import type { Messages } from "./messages.gen.ts";

export type MessageKey = keyof Messages;
/** What a message wants to be told, by name. */
export type ValuesOf<Key extends MessageKey> = Messages[Key]["values"];
/** The messages that need nothing to be told, and have no elements in them. */
export type PlainKey = {
  [Key in MessageKey]: keyof ValuesOf<Key> extends never ? (Messages[Key]["tags"] extends never ? Key : never) : never;
}[MessageKey];

/** A compiled catalogue, or one of ICU messages where a compiler was given. */
export type Catalogue = Readonly<Record<string, unknown>>;

type Arguments<Key extends MessageKey> = keyof ValuesOf<Key> extends never ? [] : [values: ValuesOf<Key>];

/** The sentence of a key, with its values put in. */
export type Translate = <Key extends MessageKey>(key: Key, ...values: Arguments<Key>) => string;

export interface Words {
  readonly language: AnyLanguage;
  /** For `Intl`: dates, numbers, lists. */
  readonly tag: string;
  readonly t: Translate;
  /** What the city is called that a zone is named after, by the zone's canonical name: "Lissabon" for Europe/Lisbon. */
  city(zone: string): string;
}

interface WordsOptions {
  language: AnyLanguage;
  tag: string;
  catalogues: readonly Catalogue[];
  /** For catalogues of ICU messages; the pages of the web come compiled and leave it out. */
  compile?: ((message: string) => unknown) | undefined;
}

/** A message as Lingui's compiler leaves it: its text, or texts and places in turn; `#` is a plural's number. */
type Message = string | readonly Token[];
type Token = string | readonly [name: string, type?: string, cases?: Readonly<Record<string, Message | number>>];
type Values = Readonly<Record<string, unknown>>;

/** How a language counts and writes numbers. Made when first needed: many sentences need neither. */
function numbersOf(tag: string) {
  let [numbers, cardinal, ordinal]: [Intl.NumberFormat?, Intl.PluralRules?, Intl.PluralRules?] = [];
  return {
    write: (value: number): string => {
      numbers ??= new Intl.NumberFormat(tag);
      return numbers.format(value);
    },
    formOf: (value: number, isOrdinal: boolean): string => {
      if (isOrdinal) ordinal ??= new Intl.PluralRules(tag, { type: "ordinal" });
      else cardinal ??= new Intl.PluralRules(tag);
      return ((isOrdinal ? ordinal : cardinal) as Intl.PluralRules).select(value);
    },
  };
}

/** Puts values into messages. What a value says is never read as part of its message. */
function speaker(tag: string) {
  const { write, formOf } = numbersOf(tag);
  const say = (message: Message, values: Values, counted?: number): string => {
    if (typeof message === "string") return message;
    let text = "";
    for (const token of message) {
      if (typeof token !== "string") text += put(token, values, counted);
      else text += token === "#" && counted !== undefined ? write(counted) : token;
    }
    return text;
  };
  const put = ([name, type, cases = {}]: Exclude<Token, string>, values: Values, counted?: number): string => {
    const value = values[name];
    const caseOf = (key: unknown) => (Object.hasOwn(cases, String(key)) ? (cases[String(key)] as Message) : undefined);
    switch (type) {
      case undefined:
        return String(value);
      case "number":
        return write(Number(value));
      case "select":
        return say(caseOf(value) ?? caseOf("other") ?? "", values, counted);
      case "plural":
      case "selectordinal": {
        const count = Number(value) - Number(cases.offset ?? 0);
        const form = formOf(count, type === "selectordinal");
        return say(caseOf(value) ?? caseOf(form) ?? caseOf("other") ?? "", values, count);
      }
      default:
        throw new Error(`No ${type} in messages`);
    }
  };
  return say;
}

/** Throws for a key that no catalogue has: a sentence that is missing must not be read by anybody as its key. */
export function createWords({ language, tag, catalogues, compile }: WordsOptions): Words {
  const messages = Object.assign(Object.create(null), ...catalogues) as Record<string, Message | undefined>;
  const say = speaker(tag);
  const translate = (key: string, values: Values = {}): string => {
    const message = messages[key];
    if (message === undefined) throw new Error(`No catalogue of ${language} has ${key}`);
    return say(compile && typeof message === "string" ? (compile(message) as Message) : message, values);
  };
  const city = (zone: string): string => {
    const name = messages[zone];
    return typeof name === "string" ? name : spelledCity(zone);
  };
  return { language, tag, t: translate as Translate, city };
}
