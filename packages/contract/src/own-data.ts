import { z } from "zod";
import { operations } from "./operation.ts";
import { id, toldInstant } from "./primitives.ts";

const exported = z.object({
  id,
  state: z
    .enum(["waiting", "writing", "ready", "stopped", "failed", "gone"])
    .describe("`ready`: the file can be fetched; `gone`: it was, and isn't kept any more"),
  progress: z
    .object({ kind: z.string().describe("What is being written"), done: z.int(), total: z.int().describe("Rows") })
    .nullable(),
  size: z.int().nullable().describe("Bytes"),
  createdAt: toldInstant,
  endedAt: toldInstant.nullable(),
  keptUntil: toldInstant.nullable(),
  fetchedAt: toldInstant.nullable().describe("When it was fetched last"),
});
export type Export = z.output<typeof exported>;

const deletion = z.object({
  closedAt: toldInstant.nullable().describe("Since when the account takes no bookings; null: it isn't to be deleted"),
  erasedAt: toldInstant.describe("When it is deleted, or would be if that were asked for now"),
  comingBookings: z.int().describe("So many are cancelled then, and their people told"),
  bookings: z.int().describe("All there are of it"),
  keys: z.int().describe("API keys that stop at once"),
  feeds: z.int().describe("Feeds that stop at once"),
});
export type Deletion = z.output<typeof deletion>;

export const ownDataOperations = operations({
  "GET /v1/me/deletion": {
    id: "getDeletion",
    summary: "Whether the account is to be deleted, and what goes with it",
    access: { as: "account" },
    success: { status: 200, body: deletion },
    errors: [],
  },
  "POST /v1/me/deletion": {
    id: "deleteMe",
    summary: "Have the account deleted in seven days",
    description:
      "At once its pages are closed, and its keys and feeds stop; nobody who booked is told. In seven days what is still to come is cancelled, people are told, and everything is deleted for good. Asks for a sign-in of the last ten minutes.",
    access: { as: "account", stepUp: true },
    body: z.strictObject({ handle: z.string().max(200).describe("The account's own, against mistakes") }),
    success: { status: 200, body: deletion },
    errors: [],
  },
  "DELETE /v1/me/deletion": {
    id: "keepMe",
    summary: "Keep the account after all",
    access: { as: "account" },
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "GET /v1/me/exports": {
    id: "listExports",
    summary: "The account's exports, the newest first",
    access: { as: "account" },
    success: { status: 200, body: z.object({ items: z.array(exported) }) },
    errors: [],
  },
  "POST /v1/me/exports": {
    id: "createExport",
    summary: "Have everything that the account has written into a file",
    description:
      "A ZIP of JSON and CSV files, written in the background and kept for seven days. One is written at a time (`limit_reached`), and five a day. Asks for a sign-in of the last ten minutes.",
    access: { as: "account", stepUp: true },
    idempotency: "optional",
    success: { status: 201, body: exported },
    errors: ["limit_reached", "rate_limited"],
  },
  "DELETE /v1/me/exports/{id}": {
    id: "deleteExport",
    summary: "Stop writing an export, or do away with its file",
    access: { as: "account" },
    params: z.object({ id }),
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "POST /v1/me/exports/{id}/fetches": {
    id: "beginExportFetch",
    summary: "Say that the file of an export is fetched",
    description: "Before the file itself, so that a look at the list shows whether anybody else fetched it.",
    access: { as: "account", stepUp: true },
    params: z.object({ id }),
    success: { status: 200, body: exported },
    errors: ["not_found"],
  },
  "GET /v1/me/exports/{id}/file": {
    id: "getExportFile",
    summary: "The file of an export",
    access: { as: "account", stepUp: true },
    params: z.object({ id }),
    success: { status: 200, body: null, produces: "application/zip" },
    errors: ["not_found"],
  },
});
