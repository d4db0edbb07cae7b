import { expect, it } from "vitest";
import { localParts } from "./worker.ts";

it("finds what must not be deployed, by source and by route", () => {
  expect(localParts(["apps/api/src/worker.ts"], 'app.get("/v1/me")')).toBeUndefined();
  expect(localParts(["apps/api/src/local/mail-routes.ts"], "")).toContain("mail-routes.ts");
  expect(localParts([], 'app.get("/dev/mail", show)')).toContain("/dev/mail");
  expect(localParts([], "app.route('/dev', dev)")).toContain("/dev");
  expect(localParts([], "`/dev/mail/`")).toContain("/dev/mail");
});

it("is not misled by devices, devtools and words", () => {
  expect(localParts([], 'open("/dev/null"); "/devices"; "/developers/docs"')).toBeUndefined();
});
