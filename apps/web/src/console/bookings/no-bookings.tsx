import { CopyButton } from "../../ui/copy-button.tsx";
import { BlankPage } from "../frame/blank-page.tsx";
import { useAccount } from "../frame/use-account.ts";
import { bareAddress, fullAddress, profilePath } from "../links.ts";

/** A blank page that says what will stand here. */
export function NoBookings({ state, q }: { state: "upcoming" | "past" | "cancelled"; q: string }) {
  const account = useAccount();
  const page = profilePath(account.handle);
  if (q !== "")
    return (
      <BlankPage title={`Nothing with “${q}”`}>
        Names, addresses and titles were looked through, among {state} bookings only.
      </BlankPage>
    );
  if (state === "past") return <BlankPage title="Nothing is over yet">What has taken place is kept here.</BlankPage>;
  if (state === "cancelled")
    return <BlankPage title="Nothing was cancelled">If someone cancels, it stays here with the reason.</BlankPage>;
  return (
    <BlankPage
      title="Nothing booked"
      actions={<CopyButton text={fullAddress(page)} what="the link of your page" label="Copy the link" />}
    >
      When someone books, it appears here at once. Your link:{" "}
      <a href={page} target="_blank" rel="noreferrer">
        {bareAddress(page)}
      </a>
    </BlankPage>
  );
}
