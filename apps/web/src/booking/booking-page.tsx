import { ApiError } from "@daybook/contract/client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { documentIsMissing } from "../api/first-paint.ts";
import { type Address, pageQuery } from "../api/pages.ts";
import { NoPage } from "../missing/no-page.ts";
import { t } from "../words/words.ts";
import { Booking } from "./booking.tsx";
import { BookingSkeleton } from "./booking-skeleton.tsx";

/** `/{handle}/{slug}`: choose a time, write who you are, and it is booked. */
export function BookingPage({ handle, slug }: Address) {
  const { data, error, refetch } = useQuery({ ...pageQuery({ handle, slug }), enabled: !documentIsMissing });
  const title = data && t("booking.title", { title: data.eventType.title, name: data.host.name });
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  const isMissing = documentIsMissing || (error instanceof ApiError && error.status === 404);
  if (data) return <Booking page={data} isDeleted={isMissing} handle={handle} slug={slug} />;
  if (isMissing) return <NoPage handle={handle} />;
  if (error) return <NoPage failed={{ error, onRetry: () => void refetch() }} />;
  return <BookingSkeleton />;
}
