import { ownZone } from "../../time/zones.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../words/words.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { Page } from "../frame/page.tsx";
import { useAccount } from "../frame/use-account.ts";
import { useNewSchedule } from "./use-new-schedule.ts";

/** Only for an account without any schedule; others are shown their first one at once. */
export function AvailabilityStart() {
  const { timezone } = useAccount();
  const create = useNewSchedule();
  const begin = () =>
    create({
      name: t("availability.start.scheduleName"),
      timezone: timezone || ownZone(),
      hours: [{ days: [1, 2, 3, 4, 5], start: "09:00", end: "17:00" }],
      overrides: [],
    });
  return (
    <Page title={t("availability.title")}>
      <section className="sheet">
        <BlankPage
          title={t("availability.start.title")}
          actions={
            <Button kind="primary" onClick={begin}>
              {t("availability.start.begin")}
            </Button>
          }
        >
          {t("availability.start.body")}
        </BlankPage>
      </section>
    </Page>
  );
}
