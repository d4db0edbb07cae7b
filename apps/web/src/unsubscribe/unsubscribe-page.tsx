import { ApiError } from "@daybook/contract/client";
import type { Subscription } from "@daybook/contract/unsubscribe";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../api/client.ts";
import sheet from "../missing/missing.module.css";
import { MissingNote } from "../missing/missing-note.tsx";
import { PageError } from "../missing/page-error.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { Skeleton } from "../ui/feedback/skeleton.tsx";
import { toast } from "../ui/feedback/toast.tsx";
import { PublicFrame } from "../ui/public-frame.tsx";
import { sitePart } from "../words/parts/site.ts";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";

export const parts = [sitePart];

/** `/unsubscribe/{token}`: asks first. Opening it changes nothing, since mail scanners open links. */
export function Page({ token }: { token: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["unsubscribe", token],
    queryFn: ({ signal }) => call("GET /v1/unsubscribe/{token}", { params: { token }, signal }),
  });
  return (
    <PublicFrame narrow>
      {data ? (
        <Asked token={token} subscription={data} />
      ) : error instanceof ApiError && error.status === 404 ? (
        <MissingNote />
      ) : error ? (
        <PageError error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={`sheet ${sheet.page}`} aria-busy="true">
          <Skeleton width={12} />
        </div>
      )}
    </PublicFrame>
  );
}

function Asked({ token, subscription }: { token: string; subscription: Subscription }) {
  const { to, active, title, upcoming } = subscription;
  const end = useMutation({
    mutationFn: () => call("POST /v1/unsubscribe/{token}", { params: { token } }),
    onError: () => toast(t("manage.reminders.failed")),
  });
  const isDone = !active || end.isSuccess;
  const heading = t(isDone ? "unsubscribe.done" : "unsubscribe.heading");
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <article className={`sheet ${sheet.page}`}>
      <h1 className="title" aria-live="polite">
        {heading}
      </h1>
      {to === "digest" && <p className="muted">{t("unsubscribe.digest")}</p>}
      {upcoming && (
        <p className="muted">
          <Trans id="unsubscribe.reminders" values={{ title: <bdi>{title}</bdi> }} />
        </p>
      )}
      <div className="btn-row">
        {!isDone && (
          <Button kind="primary" size="lg" busy={end.isPending} onClick={() => end.mutate()}>
            {t("unsubscribe.confirm")}
          </Button>
        )}
        {isDone && to === "digest" && (
          <LinkButton href="/console/settings" size="lg">
            {t("unsubscribe.settings")}
          </LinkButton>
        )}
      </div>
    </article>
  );
}
