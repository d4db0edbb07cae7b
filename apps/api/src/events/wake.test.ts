import { expect, it } from "vitest";
import type { Env } from "../runtime/env.ts";
import { wakeEffects, wakeFirst } from "./wake.ts";

const ids = Array.from({ length: 1_250 }, (_, index) => `delivery ${index}`);

/** The ids of each message that the queue was given. */
async function told(wake: typeof wakeEffects): Promise<string[][]> {
  const messages: string[][] = [];
  const send = async (body: { ids: string[] }) => void messages.push(body.ids);
  await wake({ EFFECTS: { send } } as unknown as Env, ids);
  return messages;
}

it("a hundred deliveries go in a message", async () => {
  const messages = await told(wakeEffects);
  expect(messages).toHaveLength(13);
  expect(messages.flat()).toEqual(ids);
});

it("of what waited for somebody's word the first five hundred stand in the queue", async () => {
  expect((await told(wakeFirst)).flat()).toEqual(ids.slice(0, 500));
});
