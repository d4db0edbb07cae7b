import { expect, it } from "vitest";
import { explain, Failure } from "./failure.ts";

it("says that the disk is full, wherever that was noticed", () => {
  const full = "The disk is full. Free some space and start again; nothing is lost.";
  expect(explain(Object.assign(new Error("write"), { code: "ENOSPC" })).message).toBe(full);
  expect(explain(new Failure("initdb failed"), "could not write: No space left on device").message).toBe(full);
  expect(explain(new Error("x"), "database or disk is full: SQLITE_FULL").message).toBe(full);
});

it("keeps what was already said to a person, and takes the message of anything else", () => {
  const said = new Failure("Port 1 is taken.");
  expect(explain(said, "some log")).toBe(said);
  expect(explain(new TypeError("x is undefined")).message).toBe("x is undefined");
  expect(explain("odd").message).toBe("odd");
});
