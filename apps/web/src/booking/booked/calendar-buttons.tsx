import { Download } from "lucide-react";
import { managedCalendarUrl } from "../../api/managed.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { type CalendarEntry, googleUrl, outlookUrl } from "./calendar-links.ts";

/** The file opens in Apple's Calendar and every other program. */
export function CalendarButtons({ entry, token }: { entry: CalendarEntry; token: string | null }) {
  return (
    <div className="field">
      <span className="label">{t("booking.calendar.label")}</span>
      <div className="btn-row">
        <LinkButton href={googleUrl(entry)} target="_blank" rel="noreferrer">
          Google
        </LinkButton>
        <LinkButton href={outlookUrl(entry)} target="_blank" rel="noreferrer">
          Outlook
        </LinkButton>
        {token && (
          <LinkButton href={managedCalendarUrl(token)} aria-label={t("booking.calendar.fileFor")}>
            <Icon of={Download} /> {t("booking.calendar.file")}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
