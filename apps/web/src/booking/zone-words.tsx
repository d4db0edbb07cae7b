import { cityOf, offsetLabel } from "../time/zones.ts";

/** "Tokyo time (GMT+9)", as it is at an instant. */
export const ZoneWords = ({ zone, at }: { zone: string; at: string }) => (
  <span className="small muted">
    {cityOf(zone)} time ({offsetLabel(zone, Date.parse(at))})
  </span>
);
