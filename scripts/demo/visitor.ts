const RENEW = 4 * 60_000;
const BOOKS_AFTER = 45_000;

interface Slot {
  start: string;
  end: string;
}

/**
 * Somebody else on the demo's page, so that there is something to see: holds a time on the first free day for as long
 * as `start` runs, and, when the demo is new, books another one while its host is still looking. Returns what ends it.
 */
export function playVisitor({
  baseUrl,
  bookingPath,
  books,
  say,
}: {
  baseUrl: string;
  bookingPath: string;
  books: boolean;
  say: (line: string) => void;
}): () => void {
  const page = `${baseUrl}/v1/pages${bookingPath}`;
  let ended = false;
  const later = (ms: number, job: () => Promise<void>) => {
    const timer = setTimeout(() => void job().catch(() => {}), ms);
    timer.unref();
    return timer;
  };

  const hold = async (): Promise<void> => {
    if (ended) return;
    timers.push(later(RENEW, hold));
    const day = await firstFreeDay(page);
    const slot = day[Math.min(1, day.length - 1)];
    if (slot) await post(`${page}/holds`, { start: slot.start, visitor: "demo-visitor" });
  };
  const book = async (): Promise<void> => {
    const slot = (await firstFreeDay(page)).at(-1);
    if (ended || !slot) return;
    const answer = await post(
      `${page}/bookings`,
      {
        start: slot.start,
        timezone: "Europe/Lisbon",
        invitee: { name: "Rui Matos", email: "rui@example.com" },
        answers: { wants: "Partnering basics." },
      },
      { "idempotency-key": crypto.randomUUID() },
    );
    if (answer.ok)
      say(
        "Rui Matos just booked a time on the demo's page: it is struck through in every open window, and in the console.",
      );
  };

  const timers = [later(0, hold), ...(books ? [later(BOOKS_AFTER, book)] : [])];
  return () => {
    ended = true;
    for (const timer of timers) clearTimeout(timer);
  };
}

/** The free times of the first date that has any, as UTC counts dates. */
async function firstFreeDay(page: string): Promise<Slot[]> {
  const date = (plus: number) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
  const answer = await fetch(`${page}/slots?from=${date(0)}&to=${date(30)}&timezone=Europe/Lisbon`);
  const { slots } = (await answer.json()) as { slots: Slot[] };
  const day = slots[0]?.start.slice(0, 10);
  return slots.filter((slot) => slot.start.startsWith(day ?? "-"));
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
