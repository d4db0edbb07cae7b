/** What the cities of zones are called in a language, by the zone's canonical name: those that it doesn't spell itself. */
export type Cities = Readonly<Record<string, string>>;

/** English names that a zone's own can't spell. */
const spelled: Cities = {
  Ho_Chi_Minh: "Ho Chi Minh City",
  DumontDUrville: "Dumont d’Urville",
  St_Johns: "St. John’s",
};

/** The city in a zone's canonical name: "Buenos Aires" of America/Argentina/Buenos_Aires. */
export function spelledCity(zone: string): string {
  const last = zone.split("/").at(-1) ?? zone;
  return spelled[last] ?? last.replaceAll("_", " ").replace(/^St /, "St. ");
}
