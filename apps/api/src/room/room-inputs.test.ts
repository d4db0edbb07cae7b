import type { OfferInputs } from "@daybook/db/offer-inputs";
import { describe, expect, it } from "vitest";
import { countRows, sqlStorage } from "../objects/testing/sql-storage.ts";
import { Chunk, chunkOf } from "./chunk.ts";
import { RoomInputs } from "./room-inputs.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2030, 0, 7);
const inputs = { hostId: "h1", version: 1, appointments: [], busy: [] } as unknown as OfferInputs;

describe("what a room keeps", () => {
  it("doesn't grow over a year in which somebody looks at today and two years ahead each day", () => {
    const sql = sqlStorage();
    const room = new RoomInputs(sql);
    for (let day = 0; day < 365; day++) {
      const now = NOW + day * DAY;
      room.makeRoom(now);
      for (const ahead of [0, 64, 128, 730]) room.add(new Chunk(chunkOf(now + ahead * DAY), inputs));
    }
    expect(countRows(sql, "chunks")).toBeLessThanOrEqual(17);
    expect(countRows(sql, "kept")).toBeLessThanOrEqual(1);
  });
});
