import "../../words/testing/english.ts";
import { expect, test } from "vitest";
import { nameOf } from "../deliveries/delivery-names.ts";
import { named } from "./named.ts";

test("a name that runs another way keeps to itself, and one that runs along is left as it is", () => {
  expect(named("Jonas <x>")).toBe("Jonas <x>");
  expect(named("محمد (ب)")).toBe("\u2068محمد (ب)\u2069");
  expect(named("")).toBe("");
});

test("so do those in the names of deliveries", () => {
  const channel = { as: "chat", name: "غرفة <b>", address: "" };
  expect(nameOf({ sink: "chat", type: "booking.created", about: "", recipient: channel }, "")).toBe(
    "Booked, to \u2068غرفة <b>\u2069",
  );
  const guest = { as: "guest", name: "محمد", address: "m@example.com" };
  expect(nameOf({ sink: "mail", type: "booking.created", about: "", recipient: guest }, "")).toBe(
    "Invitation to \u2068محمد\u2069",
  );
});
