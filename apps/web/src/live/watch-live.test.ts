import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchLive } from "./watch-live.ts";

/** A socket of the test: nothing happens to it but what the test lets happen. */
class TestSocket {
  static made: TestSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;
  readonly url: string;
  constructor(url: URL) {
    this.url = url.pathname + url.search;
    TestSocket.made.push(this);
  }
  send(frame: string) {
    this.sent.push(frame);
  }
  close() {
    this.closed = true;
  }
  open() {
    this.onopen?.();
  }
  tell(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  pong() {
    this.onmessage?.({ data: "pong" });
  }
  end(code: number) {
    this.onclose?.({ code });
  }
}
const last = () => TestSocket.made.at(-1) as TestSocket;

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const fetched = vi.fn(async () => new Response());
const onMessage = vi.fn();
const onState = vi.fn();
const onStale = vi.fn();
const onMissed = vi.fn();
const watch = (since: number | null = 7) =>
  watchLive({
    path: (seq) => (seq === null ? "/live" : `/live?since=${seq}`),
    since,
    onMessage,
    onState,
    onStale,
    onMissed,
  });
/** So much time in which a live server answers each ping. */
const live = (ms: number) => {
  for (let passed = 0; passed < ms; passed += 1000) {
    vi.advanceTimersByTime(1000);
    if (last().sent.length > answered) {
      answered = last().sent.length;
      last().pong();
    }
  }
};
let answered = 0;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  TestSocket.made = [];
  answered = 0;
  page.visibilityState = "visible";
  vi.stubGlobal("WebSocket", TestSocket);
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("document", page);
  vi.stubGlobal("location", { href: "https://daybook.example/ines/lesson" });
  const network = new EventTarget();
  vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
  vi.stubGlobal("removeEventListener", network.removeEventListener.bind(network));
  vi.stubGlobal("dispatchEvent", network.dispatchEvent.bind(network));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const mock of [onMessage, onState, onStale, onMissed]) mock.mockReset();
  fetched.mockClear();
});

test("while pings are answered, nothing else is sent, nothing read anew and no connection made", () => {
  const end = watch();
  last().open();
  live(10 * 60_000);
  expect(TestSocket.made).toHaveLength(1);
  expect(last().sent.length).toBeGreaterThan(50);
  expect(new Set(last().sent)).toEqual(new Set(["ping"]));
  expect(onStale).not.toHaveBeenCalled();
  expect(onMissed).not.toHaveBeenCalled();
  expect(onMessage).not.toHaveBeenCalled();
  expect(onState.mock.calls).toEqual([[true]]);
  expect(fetched).not.toHaveBeenCalled();
  end();
});

test("a connection that dies without a word is given up within 16 s, and the next one catches up", () => {
  const end = watch();
  last().open();
  live(60_000);
  last().tell({ seq: 9, type: "slot.taken" });
  const dead = last();
  vi.advanceTimersByTime(15_000);
  expect(onState).toHaveBeenLastCalledWith(false);
  expect(dead.closed).toBe(true);
  // The browser's other connections are likely to be dead too.
  expect(fetched).toHaveBeenCalledTimes(6);
  vi.advanceTimersByTime(1000);
  expect(TestSocket.made).toHaveLength(2);
  expect(last().url).toBe("/live?since=9");
  // What the dead one still says is nobody's any more.
  dead.tell({ seq: 10, type: "slot.freed" });
  dead.end(1006);
  expect(onMessage).toHaveBeenCalledTimes(1);
  expect(TestSocket.made).toHaveLength(2);
  end();
});

test("without a connection what is shown is asked for anew at least every 30 s", () => {
  const end = watch();
  last().open();
  live(60_000);
  vi.spyOn(Math, "random").mockReturnValue(0.999);
  last().end(1012);
  const asked: number[] = [];
  onStale.mockImplementation(() => asked.push(Date.now()));
  const lost = Date.now();
  for (let second = 0; second < 300; second++) {
    vi.advanceTimersByTime(1000);
    // The server refuses every try.
    if (!last().closed) last().end(1006);
  }
  const moments = [lost, ...asked];
  const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(9);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(25_000);
  expect(TestSocket.made.length).toBeLessThan(25);
  end();
});

test("a connection that never comes about is tried again", () => {
  const end = watch();
  vi.advanceTimersByTime(10_000);
  expect(onState.mock.calls).toEqual([[false]]);
  vi.advanceTimersByTime(1000);
  expect(TestSocket.made).toHaveLength(2);
  end();
});

test("a server that answers no pings keeps its connection, and what is shown is read anew meanwhile", () => {
  const end = watch();
  last().open();
  vi.advanceTimersByTime(120_000);
  expect(TestSocket.made).toHaveLength(1);
  expect(onState.mock.calls).toEqual([[true]]);
  expect(onStale).toHaveBeenCalledTimes(6);
  end();
});

test("a resync's number is the next one to catch up from, also when it is lower", () => {
  const end = watch(500);
  expect(last().url).toBe("/live?since=500");
  last().open();
  last().tell({ type: "resync", seq: 3 });
  last().end(1011);
  vi.advanceTimersByTime(1000);
  expect(last().url).toBe("/live?since=3");
  last().open();
  last().tell({ type: "slot.taken", seq: 4 });
  last().end(1011);
  vi.advanceTimersByTime(1000);
  expect(last().url).toBe("/live?since=4");
  expect(onMessage.mock.calls.map(([{ type }]) => type)).toEqual(["resync", "slot.taken"]);
  end();
});

test("where nothing can be caught up with, what is shown is read anew at each connection", () => {
  const end = watch(null);
  last().open();
  expect(onMissed).toHaveBeenCalledTimes(1);
  last().tell({ type: "bookings.changed" });
  last().end(1011);
  vi.advanceTimersByTime(1000);
  last().open();
  expect(onMissed).toHaveBeenCalledTimes(2);
  end();
});

test("after a restart of the server the way back is spread over 30 s, and a fresh look skips the rest of the pause", () => {
  const end = watch();
  last().open();
  last().pong();
  last().end(1012);
  vi.advanceTimersByTime(14_999);
  expect(TestSocket.made).toHaveLength(1);
  dispatchEvent(new Event("online"));
  expect(TestSocket.made).toHaveLength(2);
  vi.advanceTimersByTime(5000);
  expect(TestSocket.made).toHaveLength(2);
  end();
});

test("a hidden page asks for nothing, and at once when somebody looks again", () => {
  const end = watch();
  last().open();
  live(30_000);
  page.visibilityState = "hidden";
  last().end(1012);
  vi.advanceTimersByTime(10_000);
  vi.spyOn(Math, "random").mockReturnValue(0.999);
  vi.advanceTimersByTime(60_000);
  expect(onStale).not.toHaveBeenCalled();
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(onStale).toHaveBeenCalledTimes(1);
  end();
});

test("on return a connection is asked at once whether it still lives", () => {
  const end = watch();
  last().open();
  live(30_000);
  const before = last().sent.length;
  dispatchEvent(new Event("online"));
  expect(last().sent.length).toBe(before + 1);
  vi.advanceTimersByTime(5000);
  expect(onState).toHaveBeenLastCalledWith(false);
  end();
});

test("a server that refuses right after each opening is tried ever more rarely", () => {
  const end = watch();
  for (let second = 0; second < 120; second++) {
    if (!last().closed) {
      last().open();
      last().end(1008);
    }
    vi.advanceTimersByTime(1000);
  }
  expect(TestSocket.made.length).toBeLessThan(14);
  end();
});

test("what comes that is no message is no message", () => {
  const end = watch();
  last().open();
  for (const data of ["pong", "ping", "", "{", "null", "[1]", "{}", new ArrayBuffer(2)]) last().onmessage?.({ data });
  expect(onMessage).not.toHaveBeenCalled();
  end();
});

test("ended, it does nothing more", () => {
  const end = watch();
  last().open();
  end();
  vi.advanceTimersByTime(120_000);
  page.dispatchEvent(new Event("visibilitychange"));
  expect(TestSocket.made).toHaveLength(1);
  expect(last().closed).toBe(true);
  expect(onStale).not.toHaveBeenCalled();
  expect(onMissed).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
