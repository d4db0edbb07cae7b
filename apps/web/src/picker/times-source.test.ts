import type { LiveEvent, SlotsAnswer } from "@daybook/contract/pages";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { monthQuery, receiveLiveEvent, restartTimes, type TimesSource } from "./times-source.ts";

const hour = (time: string) => ({ start: `2090-05-10T${time}:00Z`, end: `2090-05-10T${time.slice(0, 2)}:59Z` });
const event = (seq: number, type: LiveEvent["type"], time: string): LiveEvent => ({
  seq,
  type,
  ...hour(time),
  slots: [{ ...hour(time), duration: 60 }],
});

test("a room that counts anew is believed: its lower numbers count, what it said before counts no more", async () => {
  const client = new QueryClient();
  const answers: SlotsAnswer[] = [
    { version: 500, stale: false, slots: [hour("09:00"), hour("10:00"), hour("11:00")], held: [] },
    { version: 3, stale: false, slots: [hour("09:00"), hour("10:00"), hour("11:00")], held: [] },
  ];
  const source: TimesSource = {
    key: ["page", "ines", "lesson"],
    timezone: "UTC",
    fetch: async () => answers.shift() as SlotsAnswer,
  };
  const query = monthQuery(source, "2090-05", 60);
  await client.fetchQuery(query);
  const stop = new QueryObserver(client, query).subscribe(() => {});
  const shown = () => client.getQueryData(query.queryKey);

  receiveLiveEvent(client, source, event(501, "slot.taken", "09:00"));
  expect(shown()).toMatchObject({ version: 501, slots: [hour("10:00"), hour("11:00")] });

  await restartTimes(client, source);
  expect(shown()).toMatchObject({ version: 3, slots: [hour("09:00"), hour("10:00"), hour("11:00")] });
  receiveLiveEvent(client, source, event(4, "slot.taken", "10:00"));
  expect(shown()).toMatchObject({ version: 4, slots: [hour("09:00"), hour("11:00")] });
  stop();
  client.clear();
});
