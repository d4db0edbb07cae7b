import { readableEmail } from "@daybook/core/text/email-address";
import { useQuery } from "@tanstack/react-query";
import { managedQuery } from "../../api/managed.ts";
import { Note } from "../../ui/feedback/note.tsx";
import { Trans } from "../../words/trans.tsx";

/** Asks, once it is booked, whether mails go to the address; says so where none do. */
export function Unreached({ token, manage, email }: { token: string; manage: string; email: string }) {
  const { data } = useQuery({ ...managedQuery(token), refetchInterval: false });
  if (!data?.mail.stopped) return null;
  return (
    <Note tone="wait" role="status">
      <Trans
        id="reach.openPage"
        values={{ email: <bdi>{readableEmail(email)}</bdi> }}
        // biome-ignore lint/a11y/useAnchorContent: the message has its words
        tags={{ a: <a href={manage} /> }}
      />
    </Note>
  );
}
