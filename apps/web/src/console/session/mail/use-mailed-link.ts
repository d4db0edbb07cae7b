import type { MailedLink } from "@daybook/contract/ways-in";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";

export type LinkPurpose = "verify" | "reset" | "magic" | "change" | "undo" | "sign_up";

/** The link that this page was opened by, as it stands; looking at it changes nothing. */
export function useMailedLink(purpose: LinkPurpose): {
  token: string;
  link: MailedLink | undefined;
  error: unknown;
  retry(): void;
} {
  const [token] = useState(() => location.hash.slice(1));
  const { data, error, refetch } = useQuery({
    queryKey: ["mailed-link", purpose, token],
    queryFn: ({ signal }) => call("POST /v1/mailed-links", { body: { purpose, token }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { token, link: data, error, retry: () => void refetch() };
}
