import { ApiError } from "@daybook/contract/client";
import { afterEach, expect, test, vi } from "vitest";
import { fetchFile, fileAddress } from "./fetch-file.ts";

const question = { state: "past", timezone: "Europe/Lisbon", lang: "pt", q: "a&b" } as const;
const utf8 = new TextEncoder();

/** An answer whose body comes in these parts, and then breaks off if that is said. */
function answers(parts: string[], breaksOff = false): void {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(utf8.encode(part));
      if (breaksOff) setTimeout(() => controller.error(new Error("gone")), 5);
      else controller.close();
    },
  });
  vi.stubGlobal(
    "fetch",
    async () => new Response(body, { headers: { "content-disposition": 'attachment; filename="x.csv"' } }),
  );
}
afterEach(() => void vi.unstubAllGlobals());

const read = async (onRows: (rows: number) => void = () => {}) =>
  fetchFile(fileAddress(question), onRows, new AbortController().signal);

test("rows are counted as they come, wherever parts are cut; lines within a cell are none", async () => {
  answers(["Name,Wish\r", '\nAna,"two\nlines"\r\nRu', "i,\r\n"]);
  const told: number[] = [];
  const { blob, name } = await read((rows) => told.push(rows));
  expect(told).toEqual([0, 1, 2]);
  expect(name).toBe("x.csv");
  expect(await blob.text()).toBe('Name,Wish\r\nAna,"two\nlines"\r\nRui,\r\n');
});

test("a file that breaks off is none", async () => {
  answers(["Name\r\nAna\r\n"], true);
  await expect(read()).rejects.toMatchObject({ status: 0 });
});

test("what is answered instead of a file is told", async () => {
  const problem = {
    type: "about:blank",
    title: "Unavailable",
    status: 503,
    code: "database_unavailable",
    requestId: "1",
  };
  vi.stubGlobal("fetch", async () => Response.json(problem, { status: 503, headers: { "retry-after": "5" } }));
  const error = await read().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 503, retryAfter: 5, problem: { code: "database_unavailable" } });
});

test("all that narrows the list narrows the file", () => {
  expect(fileAddress({ ...question, eventTypes: "1,2", from: "2030-01-01" })).toBe(
    "/v1/bookings.csv?state=past&timezone=Europe%2FLisbon&lang=pt&q=a%26b&eventTypes=1%2C2&from=2030-01-01",
  );
});
