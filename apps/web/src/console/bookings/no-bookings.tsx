import { CopyButton } from "../../ui/copy-button.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { useAccount } from "../frame/use-account.ts";
import { bareAddress, fullAddress, profilePath } from "../links.ts";

/** A blank page that says what will stand here. */
export function NoBookings({ state }: { state: "upcoming" | "past" | "cancelled" }) {
  const account = useAccount();
  const page = profilePath(account.handle);
  if (state === "past")
    return <BlankPage title={t("bookings.none.past")}>{t("bookings.none.pastExplanation")}</BlankPage>;
  if (state === "cancelled")
    return <BlankPage title={t("bookings.none.cancelled")}>{t("bookings.none.cancelledExplanation")}</BlankPage>;
  return (
    <BlankPage
      title={t("bookings.none.upcoming")}
      actions={
        <CopyButton
          text={fullAddress(page)}
          name={(state) => t("frame.copyYourLink", { state })}
          label={t("frame.copyLink")}
        />
      }
    >
      <Trans
        id="bookings.none.upcomingExplanation"
        values={{
          link: (
            <a href={page} target="_blank" rel="noreferrer">
              {bareAddress(page)}
            </a>
          ),
        }}
      />
    </BlankPage>
  );
}
