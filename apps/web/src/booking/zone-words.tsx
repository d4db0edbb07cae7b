import { cityOf, offsetLabel } from "../time/zones.ts";
import { t } from "../words/words.ts";

/** "Tokyo time (GMT+9)", as it is at an instant. */
export const ZoneWords = ({ zone, at }: { zone: string; at: string }) => (
  <span className="small muted">
    {t("time.zoneAt", { city: cityOf(zone), offset: offsetLabel(zone, Date.parse(at)) })}
  </span>
);
