import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/me.ts";
import { Note } from "../../ui/feedback/note.tsx";
import { contactsSentence } from "./contacts-sentence.ts";

/** Tells a host whose pages have reached the hour's end of new people why visitors are asked to wait. */
export function ContactsNote() {
  const { data } = useQuery(meQuery());
  const sentence = contactsSentence(data?.contacts);
  return sentence === null ? null : (
    <Note tone="wait" role="status">
      {sentence}
    </Note>
  );
}
