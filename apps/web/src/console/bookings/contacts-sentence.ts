/** What a host is told when their pages have written to as many new people as they may within an hour; null before. */
export function contactsSentence(contacts: { lastHour: number; mostPerHour: number } | undefined): string | null {
  if (!contacts || contacts.lastHour < contacts.mostPerHour) return null;
  const people = contacts.mostPerHour.toLocaleString("en-US");
  return `Your pages wrote to ${people} people within the last hour whom you haven't met yet, which is as many as they may. New people are asked to come back in a while; those who have been with you before can book as ever.`;
}
