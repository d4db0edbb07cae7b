const HOUR = 3_600_000;
const newYork = new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", timeZoneName: "longOffset" });
const offsetAt = (ms: number) => newYork.format(ms).slice(-5);

/** The instant at which New York's clocks are next put forward, or back. */
export function nextChange(spring: boolean): number {
  const first = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR;
  for (let ms = first; ms < first + 500 * 24 * HOUR; ms += HOUR)
    if (offsetAt(ms - HOUR) !== offsetAt(ms) && offsetAt(ms) === (spring ? "04:00" : "05:00")) return ms;
  throw new Error("New York has stopped changing its clocks");
}
