import type { Messages } from "@daybook/words/messages.gen";
import type { MessageKey } from "@daybook/words/words";
import { cloneElement, Fragment, type ReactElement, type ReactNode } from "react";
import { t } from "./words.ts";

type Shown<Key extends MessageKey> = { [Name in keyof Messages[Key]["values"]]: ReactNode };

type TransProps<Key extends MessageKey> = { id: Key } & (keyof Messages[Key]["values"] extends never
  ? { values?: never }
  : { values: Shown<Key> }) &
  ([Messages[Key]["tags"]] extends [never] ? { tags?: never } : { tags: Record<Messages[Key]["tags"], ReactElement> });

/** Brackets that no person writes: what they enclose is the place of a value that is an element, or could be read as one. */
const [OPEN, CLOSE] = ["\uE0F0", "\uE0F1"];

const asText = (value: ReactNode): value is string | number =>
  typeof value === "number" || (typeof value === "string" && !/[<\uE0F0\uE0F1]/.test(value));

/**
 * A sentence with elements in it: `<b>` of the message is the element `tags.b`, and values may be elements too. Its texts
 * are elements too: a browser's translator replaces bare ones, and React would look for them in vain.
 */
export function Trans<Key extends MessageKey>({ id, values, tags }: TransProps<Key>): ReactNode {
  const given = (values ?? {}) as Record<string, ReactNode>;
  const names = Object.keys(given);
  const texts = names.map((name, index) => [name, asText(given[name]) ? given[name] : `${OPEN}${index}${CLOSE}`]);
  const translate = t as (key: string, values: Record<string, unknown>) => string;
  return inTags(translate(id, Object.fromEntries(texts)), (tags ?? {}) as Record<string, ReactElement>, (index) => {
    const name = names[index];
    return name === undefined ? null : given[name];
  });
}

function inTags(text: string, tags: Record<string, ReactElement>, valueAt: (index: number) => ReactNode): ReactNode {
  const parts = text.split(/<(\w+)>(.*?)<\/\1>|<(\w+)\/>/s);
  return parts.map((part, index) => {
    // Four in turn: text, the name of a pair, what stands in it, the name of a single tag.
    const key = String(index);
    if (index % 4 === 0) return part ? <Fragment key={key}>{withValues(part, valueAt)}</Fragment> : null;
    if (index % 4 === 1 && part)
      return <Fragment key={key}>{element(tags, part, inTags(parts[index + 1] ?? "", tags, valueAt))}</Fragment>;
    if (index % 4 === 3 && part) return <Fragment key={key}>{element(tags, part)}</Fragment>;
    return null;
  });
}

function element(tags: Record<string, ReactElement>, name: string, children?: ReactNode): ReactElement {
  const found = tags[name];
  if (!found) throw new Error(`Nobody says what <${name}> is`);
  return children === undefined ? found : cloneElement(found, undefined, children);
}

const withValues = (text: string, valueAt: (index: number) => ReactNode): ReactNode =>
  text.split(new RegExp(`${OPEN}(\\d+)${CLOSE}`)).map((part, index) => {
    const key = String(index);
    const value = index % 2 === 0 ? part : valueAt(Number(part));
    if (value === "") return null;
    return typeof value === "string" ? <span key={key}>{value}</span> : <Fragment key={key}>{value}</Fragment>;
  });
