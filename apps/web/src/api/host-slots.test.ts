import type { HostSlots } from "@daybook/contract/bookings";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { hostSlotsQuery } from "./host-slots.ts";

afterEach(() => void vi.unstubAllGlobals());

const at = (date: string) => ({ start: `${date}T10:00:00Z`, end: `${date}T10:30:00Z` });

test.each(["bookings", "event-types"] as const)(
  "a range of %s that was cut is asked on until it is whole",
  async (of) => {
    const refused = (date: string) => ({ ...at(date), reason: "outside_hours" });
    const parts: Record<string, Partial<HostSlots>> = {
      "2030-01-07": { slots: [at("2030-01-07")], overrulable: [refused("2030-01-08")], nextFrom: "2030-01-10" },
      "2030-01-10": { slots: [at("2030-01-10")], taken: [refused("2030-01-11")] },
    };
    const asked: URL[] = [];
    vi.stubGlobal("fetch", async (input: RequestInfo | URL) => {
      const url = new URL(input instanceof Request ? input.url : input, "http://localhost");
      asked.push(url);
      return Response.json(parts[url.searchParams.get("from") ?? ""]);
    });
    const range = { from: "2030-01-07", to: "2030-01-13", timezone: "UTC", duration: 30 };
    const whole = await new QueryClient().fetchQuery(hostSlotsQuery({ of, id: "1" }, range));
    expect(whole).toEqual({
      slots: [at("2030-01-07"), at("2030-01-10")],
      overrulable: [refused("2030-01-08")],
      taken: [refused("2030-01-11")],
    });
    expect(asked.map(({ searchParams }) => [searchParams.get("from"), searchParams.get("to")])).toEqual([
      ["2030-01-07", "2030-01-13"],
      ["2030-01-10", "2030-01-13"],
    ]);
  },
);
