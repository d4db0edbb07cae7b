/* What the examples of several subjects speak of. */

export const host = { handle: "ines", name: "Ines Duarte", tagline: "Skating lessons", timezone: "Europe/Lisbon" };
export const time = { start: "2030-03-13T10:00:00Z", end: "2030-03-13T10:30:00Z" };
export const later = { start: "2030-03-14T10:00:00Z", end: "2030-03-14T10:30:00Z" };
export const listOf = <T>(item: T) => ({ items: [item], nextCursor: null });
