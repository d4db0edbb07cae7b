import { ownZone } from "../../time/zones.ts";
import { Button } from "../../ui/button.tsx";
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
      name: "Working hours",
      timezone: timezone || ownZone(),
      hours: [{ days: [1, 2, 3, 4, 5], start: "09:00", end: "17:00" }],
      overrides: [],
    });
  return (
    <Page title="Availability">
      <section className="sheet">
        <BlankPage
          title="No hours yet"
          actions={
            <Button kind="primary" onClick={begin}>
              Begin with Monday to Friday, 9 to 5
            </Button>
          }
        >
          A schedule says when you’re free in a usual week. People are offered times inside it only.
        </BlankPage>
      </section>
    </Page>
  );
}
