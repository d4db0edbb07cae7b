import { describe, expect, it } from "vitest";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { HostDeskRpc } from "./desk-rpc.ts";
import { hostDesk } from "./host-desks.ts";

const TOKEN_KEYS = `1:${"A".repeat(43)}=`;

/** A desk whose every method fails so, as the runtime hands it on; how often it was asked. */
function failing(fail: () => Error) {
  let asked = 0;
  const method = async () => {
    asked++;
    throw fail();
  };
  const desk = new Proxy({} as HostDeskRpc, { get: () => method });
  const env = {
    TOKEN_KEYS,
    PUBLIC_URL: "https://book.example",
    HOST_DESK: { getByName: () => desk },
  } as unknown as Env;
  return { desk: hostDesk(env, "ann"), asked: () => asked };
}
/** Between objects an error keeps its name and message, and not its class. */
function overTheWire(error: Error): Error {
  return Object.assign(new Error(error.message), { name: error.name });
}
const reset = () => Object.assign(new Error("The object was reset"), { durableObjectReset: true });

describe.each(["claim", "move", "cancel"] as const)("%s", (change) => {
  const ask = (desk: HostDeskRpc) => desk[change]({ hostIds: ["ann"], page: { hostIds: ["ann"] } } as never);

  it("at a desk that is overloaded is told so: nothing was begun", async () => {
    const { desk, asked } = failing(() => overTheWire(new ApiFailure("overloaded")));
    await expect(ask(desk)).rejects.toMatchObject({ name: "ApiFailure", code: "overloaded" });
    expect(asked()).toBe(1);
  });

  it("at a desk that is lost again and again may have been done", async () => {
    const { desk, asked } = failing(reset);
    expect(await ask(desk)).toEqual({ kind: "outcome_unknown" });
    expect(asked()).toBe(6);
  });
});
