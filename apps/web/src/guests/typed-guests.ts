import { cleanEmail } from "@daybook/core/text/email-address";
import { visibleLine } from "@daybook/core/text/visible";

/** Somebody to bring along, as written. `name` is empty where none was given. */
export interface TypedGuest {
  email: string;
  name: string;
}

const inBrackets = /^(.*?)<([^<>]*)>$/;

function guestIn(part: string): TypedGuest {
  const [, name = "", address = part] = inBrackets.exec(part) ?? [];
  return { email: cleanEmail(address), name: visibleLine(name.replace(/^["'\s]+|["'\s]+$/g, "")).trim() };
}

/**
 * The guests in what was typed or pasted: addresses with commas, semicolons, line breaks or spaces between them, each with a
 * name before it or not, as mail programs write them.
 */
export function typedGuests(text: string): TypedGuest[] {
  const parts = text.split(/[\n\r,;，；、،؛]+/).map((part) => part.trim());
  return parts.filter(Boolean).flatMap((part) => {
    const words = part.split(/\s+/);
    const isList = words.length > 1 && words.every((word) => word.includes("@"));
    return (isList ? words : [part]).map(guestIn);
  });
}
