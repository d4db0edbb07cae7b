import { afterAll, beforeAll, expect, it } from "vitest";
import { parallel } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  type Daybook,
  type Host,
  makePage,
  makeSchedule,
  signUp,
  startDaybook,
  unique,
} from "./daybook.ts";
import { schedule } from "./good-bodies.ts";

let daybook: Daybook;
let host: Host;
let scheduleId: string;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  scheduleId = await makeSchedule(daybook, host);
});
afterAll(() => daybook?.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });
const editSchedule = (id: string, name: string, version: number) =>
  call("PUT", `/v1/schedules/${id}`, schedule({ name }), { "if-match": `"${version}"` });
const editEventType = (id: string, title: string, version: number) =>
  call("PATCH", `/v1/event-types/${id}`, { title }, { "if-match": `"${version}"` });

const kinds = [
  ["schedule", () => makeSchedule(daybook, host), editSchedule, "schedules", "name"],
  ["event type", async () => (await makePage(daybook, host, { scheduleId })).id, editEventType, "event_types", "title"],
] as const;

it.each(kinds)("whoever edits a %s hears what they wrote, whoever edits it next", async (_, make, edit, __, field) => {
  const id = await make();
  // Each waits for its version, and edits as soon as it is there.
  const inTurn = async (turn: number): Promise<Answer> => {
    for (;;) {
      const answer = await edit(id, `Turn ${turn}`, turn);
      if (answer.status !== 412) return answer;
    }
  };
  const answers = await parallel(6, (index) => inTurn(index + 1));
  expect(answers.map(({ status, json }) => [status, json[field], json.version])).toEqual(
    answers.map((_, index) => [200, `Turn ${index + 1}`, index + 2]),
  );
});

it.each(kinds)(
  "whoever edits a %s that is deleted in that moment hears whether it was written",
  async (_, make, edit, table, field) => {
    for (let round = 0; round < 8; round++) {
      const id = await make();
      const name = unique("Edited ");
      const path = table === "schedules" ? "schedules" : "event-types";
      const [edited] = await Promise.all([edit(id, name, 1), call("DELETE", `/v1/${path}/${id}`)]);
      const written = await askDatabase(daybook, `SELECT 1 FROM ${table} WHERE id = $1 AND ${field} = $2`, [id, name]);
      expect([edited.status, edited.text]).toEqual([written.length > 0 ? 200 : 404, edited.text]);
      if (edited.status === 200) expect(edited.json).toMatchObject({ [field]: name, version: 2 });
    }
  },
);
