import { expect, vi } from "vitest";
import { type Daybook, type Host, key } from "./daybook.ts";

/** What an account has of its own data. */
export interface OwnDataWorld {
  host: Host;
  exportId: string;
  manage: string;
}

/** An export whose file is there. */
export async function makeExport(daybook: Daybook, { token }: Host): Promise<string> {
  const { id } = (await daybook.call("POST", "/v1/me/exports", undefined, { token, headers: key() })).json;
  const state = async () => {
    const { items } = (await daybook.call("GET", "/v1/me/exports", undefined, { token })).json;
    return items.find((one: { id: string }) => one.id === id).state;
  };
  // Worlds are made before any test, where `expect.poll` may not be asked.
  await vi.waitFor(async () => expect(await state()).toBe("ready"), { timeout: 60_000, interval: 50 });
  return id;
}

type Sample = (world: OwnDataWorld) => { path: string; body?: unknown };

export const ownDataReads = {
  "GET /v1/me/exports": () => ({ path: "/v1/me/exports" }),
  "GET /v1/me/exports/{id}/file": ({ exportId }) => ({ path: `/v1/me/exports/${exportId}/file` }),
  "GET /v1/manage/{token}/data": ({ manage }) => ({ path: `/v1/manage/${manage}/data` }),
  "GET /v1/me/deletion": () => ({ path: "/v1/me/deletion" }),
} satisfies Record<string, Sample>;

export const ownDataWrites = {
  "POST /v1/me/exports": () => ({ path: "/v1/me/exports" }),
  "POST /v1/me/exports/{id}/fetches": ({ exportId }) => ({ path: `/v1/me/exports/${exportId}/fetches` }),
  "POST /v1/me/deletion": ({ host }) => ({ path: "/v1/me/deletion", body: { handle: host.handle } }),
  "DELETE /v1/me/deletion": () => ({ path: "/v1/me/deletion" }),
} satisfies Record<string, Sample>;

export const ownDataDeletes = {
  "DELETE /v1/me/exports/{id}": ({ exportId }) => ({ path: `/v1/me/exports/${exportId}` }),
} satisfies Record<string, Sample>;
