import { expect, it } from "vitest";
import { headerFault } from "./custom-headers.ts";

it.each([
  ["Authorization", "Bearer abc.def"],
  ["X-Api-Key", "k"],
  ["x-team", "a b\tc"],
  ["x_under.score", "~!@#$%^&*()"],
])("sends %s: %s", (name, value) => {
  expect(headerFault(name, value)).toBeNull();
});

it.each([
  ["", "v", "name"],
  ["x y", "v", "name"],
  ["x:y", "v", "name"],
  ["x\r\nhost", "v", "name"],
  ["größe", "v", "name"],
  ["x".repeat(101), "v", "name"],
  ["Host", "internal", "reserved"],
  ["HOST", "internal", "reserved"],
  ["Content-Length", "0", "reserved"],
  ["Transfer-Encoding", "chunked", "reserved"],
  ["Connection", "x-api-key", "reserved"],
  ["Cookie", "a=b", "reserved"],
  ["X-Forwarded-For", "127.0.0.1", "reserved"],
  ["CF-Connecting-IP", "127.0.0.1", "reserved"],
  ["Proxy-Authorization", "Basic x", "reserved"],
  ["webhook-signature", "v1,x", "reserved"],
  ["x-key", "", "value"],
  ["x-key", " v", "value"],
  ["x-key", "v ", "value"],
  ["x-key", "v\r\nhost: internal", "value"],
  ["x-key", "v\0", "value"],
  ["x-key", "ä", "value"],
  ["x-key", "v".repeat(2_001), "value"],
])("does not send %j: %j", (name, value, fault) => {
  expect(headerFault(name, value)).toBe(fault);
});
