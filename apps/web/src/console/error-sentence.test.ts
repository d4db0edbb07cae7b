import "../words/testing/english.ts";
import { ApiError } from "@daybook/contract/client";
import { expect, test } from "vitest";
import { errorSentence } from "./error-sentence.ts";

test("the host isn't told to tell the host", () => {
  const broken = new ApiError(
    500,
    {
      type: "about:blank",
      title: "Internal",
      status: 500,
      detail: "",
      code: "internal",
      requestId: "7f3k",
    },
    null,
  );
  expect(errorSentence(broken)).toBe(
    "We couldn’t do this. Your words are still here. Try again; if it stays like this, name this when you ask for help: 7f3k",
  );
  expect(errorSentence(new TypeError("x"))).not.toMatch(/host/);
});
