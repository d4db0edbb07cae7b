import { setupI18n } from "@lingui/core";
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
}

interface WordsOptions {
  language: AnyLanguage;
  tag: string;
  catalogues: readonly Catalogue[];
  /** For catalogues of ICU messages; the pages of the web come compiled and leave it out. */
  compile?: ((message: string) => unknown) | undefined;
}

/** Lingui reads `A` in the finished sentence as a letter, also where a person wrote those six signs. */
const ESCAPE = /\\(?=u[\da-f]{4}|x[\da-f]{2})/gi;
const STANDS_FOR_BACKSLASH = "\uE0FF";

const guarded = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(ESCAPE, STANDS_FOR_BACKSLASH) : value;

/** Throws for a key that no catalogue has: a sentence that is missing must not be read by anybody as its key. */
export function createWords({ language, tag, catalogues, compile }: WordsOptions): Words {
  const messages = Object.assign({}, ...catalogues) as Record<string, never>;
  const i18n = setupI18n({
    locale: language,
    locales: tag,
    messages: { [language]: messages },
    missing: (_, key) => {
      throw new Error(`No catalogue of ${language} has ${key}`);
    },
  });
  if (compile) i18n.setMessagesCompiler(compile as Parameters<typeof i18n.setMessagesCompiler>[0]);
  const translate = (key: string, values?: Readonly<Record<string, unknown>>): string => {
    if (!values) return i18n._(key);
    const safe = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, guarded(value)]));
    return i18n._(key, safe).replaceAll(STANDS_FOR_BACKSLASH, "\\");
  };
  return { language, tag, t: translate as Translate };
}
