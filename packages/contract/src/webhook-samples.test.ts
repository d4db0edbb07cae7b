import { expect, test } from "vitest";
import { webhookMessage, webhookPing } from "./webhook-payload.ts";
import { samples, sampleTypes } from "./webhook-samples.ts";

test("every sample is a message as the contract has it, and nothing besides", () => {
  for (const type of sampleTypes) {
    const schema = type === "webhook.ping" ? webhookPing : webhookMessage;
    expect(schema.strict().safeParse(samples[type]).error, type).toBeUndefined();
    expect(samples[type].type).toBe(type);
  }
});
