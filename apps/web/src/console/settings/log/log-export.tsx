import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { type AuditQuestion, auditFileAddress } from "../../../api/audit-log.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { fetchFile, saveFile } from "../../bookings/file/fetch-file.ts";
import { loadErrorSentence } from "../../error-sentence.ts";

/** Gives out what the list shows as a file. */
export function LogExport({ question, empty }: { question: AuditQuestion; empty: boolean }) {
  const file = useMutation({
    mutationFn: async () => {
      const got = await fetchFile(auditFileAddress(question), () => {}, new AbortController().signal);
      saveFile(got);
      return got.name;
    },
    onSuccess: (name) => toast(t("bookings.file.saved", { name })),
    onError: (error) => toast(t("bookings.file.failed", { why: loadErrorSentence(error) }), { about: "log-file" }),
  });
  return (
    <Button
      size="sm"
      disabled={empty}
      busy={file.isPending}
      aria-label={t("log.file.go")}
      onClick={() => file.mutate()}
    >
      <Icon of={Download} size="sm" /> <span>{t("log.file.short")}</span>
    </Button>
  );
}
