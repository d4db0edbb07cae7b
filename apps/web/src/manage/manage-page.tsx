import { ApiError } from "@daybook/contract/client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { managedQuery } from "../api/managed.ts";
import { MissingNote } from "../missing/missing-note.tsx";
import { PageError } from "../missing/page-error.tsx";
import booking from "../picker/booking-page.module.css";
import { Skeleton } from "../ui/feedback/skeleton.tsx";
import { PublicFrame } from "../ui/public-frame.tsx";
import { sitePart } from "../words/parts/site.ts";
import { stepsPart } from "../words/parts/steps.ts";
import { t } from "../words/words.ts";
import { ManagedBooking } from "./managed-booking.tsx";

export const parts = [sitePart, stepsPart];

/** `/manage/{token}`: see, move or cancel one's booking. Opening it changes nothing. */
export function Page({ token }: { token: string }) {
  const { data, error, refetch } = useQuery(managedQuery(token));
  const title = data && t("booking.title", { title: data.title, name: data.host.name });
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  if (data) return <ManagedBooking token={token} managed={data} />;
  if (error instanceof ApiError && error.status === 404)
    return (
      <PublicFrame narrow>
        <MissingNote />
      </PublicFrame>
    );
  if (error)
    return (
      <PublicFrame narrow>
        <PageError error={error} onRetry={() => void refetch()} />
      </PublicFrame>
    );
  return (
    <PublicFrame>
      <div className={`sheet ${booking.spread}`} data-step="booked" aria-busy="true">
        <section>
          <Skeleton width={8} />
        </section>
        <section>
          <Skeleton width={12} />
        </section>
      </div>
    </PublicFrame>
  );
}
