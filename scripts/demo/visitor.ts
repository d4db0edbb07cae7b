import { quietestStart, type Slot } from "./quietest-start.ts";

/** How long after `start` somebody else comes to the demo's page, and how long they think about a time. Milliseconds. */
const COMES_AFTER = 20_000;
const THINKS_FOR = 40_000;

interface Visit {
  baseUrl: string;
  bookingPath: string;
  say: (line: string) => void;
}

/**
 * Somebody else on the demo's page, once, so that there is something to see: they pencil in a time, and let it go again.
 * Returns what ends it.
 */
export function playVisitor({ baseUrl, bookingPath, say }: Visit): () => void {
  const page = `${baseUrl}/v1/pages${bookingPath}`;
  let timer: NodeJS.Timeout;
  const later = (ms: number, job: () => Promise<void>) => {
    timer = setTimeout(() => void job().catch(() => {}), ms);
    timer.unref();
  };
  later(COMES_AFTER, async () => {
    const [usual, short] = await Promise.all([slotsOf(page, 60), slotsOf(page, 30)]);
    const start = quietestStart(usual, short);
    if (start === null) return;
    const answer = await fetch(`${page}/holds`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ start, duration: 30, visitor: "demo-visitor" }),
    });
    if (!answer.ok) return;
    const { id } = (await answer.json()) as { id: string };
    say("Somebody has just pencilled in a time on the demo's page: look at it in an open window.");
    later(THINKS_FOR, async () => {
      await fetch(`${baseUrl}/v1/holds/${encodeURIComponent(id)}`, { method: "DELETE" });
      say("They have let it go again: it is free in every window.");
    });
  });
  return () => clearTimeout(timer);
}

async function slotsOf(page: string, duration: number): Promise<Slot[]> {
  const date = (plus: number) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
  const query = `from=${date(0)}&to=${date(14)}&timezone=Europe/Lisbon&duration=${duration}`;
  const { slots } = (await (await fetch(`${page}/slots?${query}`)).json()) as { slots: Slot[] };
  return slots;
}
