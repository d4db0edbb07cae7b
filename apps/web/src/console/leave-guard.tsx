import { useBlocker } from "@tanstack/react-router";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/overlays/dialog.tsx";
import { t } from "../words/words.ts";

/** Asks before unsaved words are left behind. */
export function LeaveGuard({ when }: { when: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  return (
    <Dialog
      open={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      title={t("frame.leave.title")}
      alert
      actions={
        <>
          <Button onClick={() => blocker.reset?.()}>{t("frame.leave.stay")}</Button>
          <Button kind="danger-fill" onClick={() => blocker.proceed?.()}>
            {t("frame.leave.go")}
          </Button>
        </>
      }
    >
      <p>{t("frame.leave.explanation")}</p>
    </Dialog>
  );
}
