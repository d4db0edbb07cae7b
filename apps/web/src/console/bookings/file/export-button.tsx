import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { BookingQuestion } from "../../../api/organizer.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { language, t } from "../../../words/words.ts";
import { loadErrorSentence } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import { type FileQuestion, fetchFile, fileAddress, saveFile } from "./fetch-file.ts";
import css from "./file.module.css";

interface ExportButtonProps {
  /** Exactly what the list shows. */
  question: BookingQuestion & Pick<FileQuestion, "state">;
  /** How many there are, if that is known. */
  count: number | undefined;
}

/** Gives out what the list shows as a file, and says how far it is; pressed once more, it stops. */
export function ExportButton({ question, count }: ExportButtonProps) {
  const { timezone } = useAccount();
  const [rows, setRows] = useState(0);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);
  const file = useMutation({
    mutationFn: async () => {
      setRows(0);
      const end = new AbortController();
      ending.current = end;
      const got = await fetchFile(fileAddress({ timezone, ...question, lang: language() }), setRows, end.signal);
      if (!end.signal.aborted) saveFile(got);
      return got.name;
    },
    onSuccess: (name) => toast(t("bookings.file.saved", { name })),
    onError: (error) => {
      if (!ending.current?.signal.aborted)
        toast(t("bookings.file.failed", { why: loadErrorSentence(error) }), { about: "bookings-file" });
    },
  });
  if (file.isPending)
    return (
      <span className={css.underway}>
        <progress
          className={css.progress}
          aria-label={t("bookings.file.progress")}
          value={rows}
          max={count || undefined}
        />
        <Button size="sm" onClick={() => ending.current?.abort()}>
          <span className="num">{t("bookings.file.stop", { rows })}</span>
        </Button>
      </span>
    );
  return (
    <Button
      size="sm"
      className={css.export}
      disabled={count === 0}
      aria-label={t("bookings.file.go")}
      title={t("bookings.file.explanation")}
      onClick={() => file.mutate()}
    >
      <Icon of={Download} size="sm" /> <span className={css.words}>{t("bookings.file.short")}</span>
    </Button>
  );
}
