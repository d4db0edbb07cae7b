import type { Sms, SmsSender } from "@daybook/core/ports/sms";
import { describe, expect, it } from "vitest";

export interface SmsUnderTest {
  sender(): SmsSender;
  /** What has arrived, oldest first. */
  arrived(): Promise<{ to: string; text: string }[]>;
}

export const someSms = (over: Partial<Sms> = {}): Sms => ({
  to: "+351912345678",
  text: "Reminder: Lesson with Ines, Thu 15 Oct, 12:30 (Lisbon time).",
  dedupeKey: `sms:${crypto.randomUUID()}`,
  ...over,
});

/** What every way to send text messages does. */
export function smsConformance(name: string, { sender, arrived }: SmsUnderTest): void {
  describe(`a text message by ${name}`, () => {
    it("arrives as it was written, and is told by an id", async () => {
      const text = "Lembrete: lição às 12:30 & “mais” 日本 +1%20\nfim";
      expect(await sender().send(someSms({ text }))).toEqual({ kind: "sent", id: expect.stringMatching(/./) });
      expect((await arrived()).at(-1)).toMatchObject({ to: "+351912345678", text });
    });

    it.each([
      ["a number without its country", { to: "912345678" }],
      ["a number with spaces", { to: "+351 912 345 678" }],
      ["a list of numbers", { to: "+351912345678,+351912345679" }],
      ["no text", { text: " \n" }],
      ["a text without end", { text: "a".repeat(1_601) }],
      ["no dedupe key", { dedupeKey: "" }],
    ])("is refused before it leaves with %s", async (_, over) => {
      const before = (await arrived()).length;
      expect(await sender().send(someSms(over))).toMatchObject({ kind: "refused" });
      expect(await arrived()).toHaveLength(before);
    });

    it("says how long repeats are dropped", () => {
      expect(sender().dedupeWindow).toBeGreaterThanOrEqual(0);
    });
  });
}
