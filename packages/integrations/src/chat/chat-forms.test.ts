import type { Reader } from "@daybook/words/server";
import { describe, expect, it } from "vitest";
import { bookingChatMessage, type ChatBooking, chatTrial } from "./chat-message.ts";
import { discordForm } from "./discord-form.ts";
import { matrixForm } from "./matrix-form.ts";
import { slackForm } from "./slack-form.ts";
import { teamsForm } from "./teams-form.ts";
import { nastyTexts } from "./testing/nasty-texts.ts";

const reader: Reader = { language: "en", tags: ["en-GB"], zone: "Europe/Lisbon", clock: "24" };
const start = Date.UTC(2026, 9, 15, 11, 30);
const booking: ChatBooking = {
  tone: "created",
  title: "Lesson",
  invitee: "Jonas Weber",
  hosts: ["Ines"],
  start,
  end: start + 3_600_000,
  location: { kind: "in_person", value: "Studio 3\nRua A 1" },
  by: "invitee",
  reason: "",
  consoleUrl: "https://book.example/console/bookings/1",
};
const message = (over: Partial<ChatBooking> = {}) => bookingChatMessage({ ...booking, ...over }, reader);
/** Every text that a form holds, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}
const withoutJoiners = (text: string) => text.replaceAll("\u2060", "");

describe("a message", () => {
  it("tells what happened, when by the owner's clock, and where", () => {
    expect(message()).toEqual({
      tone: "created",
      heading: "Jonas Weber has booked Lesson.",
      lines: [
        { label: "When", text: "Thursday 15 October, 12:30–13:30, Lisbon time (GMT+1)", struck: false, href: null },
        { label: "Where", text: "Studio 3, Rua A 1", struck: false, href: null },
      ],
      link: { label: "Open it in Daybook", url: "https://book.example/console/bookings/1" },
    });
  });

  it("strikes what isn't so any more, and says who with and why", () => {
    const moved = message({ tone: "rescheduled", previousStart: start - 86_400_000, hosts: ["Ines", "Rui"] });
    expect(moved.lines.map(({ label, text, struck }) => [label, text, struck])).toEqual([
      ["When", "Thursday 15 October, 12:30–13:30, Lisbon time (GMT+1)", false],
      ["Was", "Wednesday 14 October, 12:30–13:30", true],
      ["Hosts", "Ines and Rui", false],
      ["Where", "Studio 3, Rua A 1", false],
    ]);
    const off = message({ tone: "cancelled", reason: "Rain" });
    expect(off.heading).toBe("Jonas Weber has cancelled Lesson.");
    expect(off.lines.map(({ label, struck }) => [label, struck])).toEqual([
      ["When", true],
      ["Reason", false],
    ]);
    expect(message({ tone: "cancelled", by: "host" }).heading).toBe("Lesson with Jonas Weber is cancelled.");
    expect(message({ by: "host" }).heading).toBe("Lesson is booked for Jonas Weber.");
  });

  it("leads where the host said, and nowhere else", () => {
    const where = (value: string, kind: "link" | "custom" = "link") =>
      message({ location: { kind, value } }).lines.at(-1)?.href;
    expect(where("https://meet.example/a")).toBe("https://meet.example/a");
    expect(where("javascript:alert(1)")).toBeNull();
    expect(where("https://meet.example/a", "custom")).toBeNull();
  });

  it("is in the reader's language, zone and clock", () => {
    const german = bookingChatMessage(booking, { language: "de", tags: ["de-AT"], zone: "Europe/Vienna", clock: "24" });
    expect(german.lines[0]?.text).toContain("Donnerstag");
    expect(german.lines[0]?.text).toContain("13:30");
    const twelve = bookingChatMessage(booking, { ...reader, tags: ["en-US"], zone: "America/New_York", clock: "12" });
    expect(twelve.lines[0]?.text).toMatch(/7:30 AM/);
  });

  it("isn't longer than what programs take, however much somebody wrote", () => {
    const long = message({
      tone: "cancelled",
      invitee: "*".repeat(5_000),
      title: "`".repeat(5_000),
      reason: "_".repeat(9_000),
    });
    const { embeds } = discordForm(long);
    expect(embeds[0]?.description.length).toBeLessThanOrEqual(4_096);
    for (const { name, value } of embeds[0]?.fields ?? []) {
      expect(name.length).toBeLessThanOrEqual(256);
      expect(value.length).toBeLessThanOrEqual(1_024);
    }
    expect(JSON.stringify(slackForm(long)).length).toBeLessThan(12_000);
  });
});

describe.each(nastyTexts)("what somebody typed is only letters: %j", (text) => {
  const nasty = message({ tone: "cancelled", invitee: text, title: text, hosts: [text, "Rui"], reason: text });
  const typed = (form: object) => textsIn(form).map(withoutJoiners);

  it("in plain text nothing looks like a link, a mention or a room", () => {
    for (const one of [nasty.heading, ...nasty.lines.map((line) => line.text)]) {
      expect(one).not.toMatch(/https?:\/\/|\w\.example|@\w|#\w|:\w+:|[\r\n\u2028\u202e]/);
    }
  });

  it("Discord: every sign is escaped, and nobody is called", () => {
    const form = discordForm(nasty);
    expect(form.allowed_mentions).toEqual({ parse: [] });
    const [embed] = form.embeds;
    // Markdown's own reading: a backslash takes the next sign with it.
    const live = (written: string) => written.replace(/\\[!-/:-@[-`{-~]/g, "");
    const values = (embed?.fields ?? []).map(({ value }) => live(value.replace(/^~~|~~$/g, "")));
    const [head = ""] = (embed?.description ?? "").split("\n");
    for (const one of [live(head.slice(2, -2)), ...values]) expect(one).not.toMatch(/[*_~`|<>[\]()@#\\]/);
  });

  it("Slack: text stands in elements that are letters alone, and the fallback has no markup", () => {
    const form = slackForm(nasty);
    expect(form.text).not.toMatch(/[<>]/);
    expect(form.text.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
    expect(form).toMatchObject({ mrkdwn: false, parse: "none", link_names: false });
    const elements = form.blocks.flatMap((block) => block.elements.flatMap((section) => section.elements)) as {
      type: string;
      url?: string;
    }[];
    for (const { type, url } of elements) {
      expect(["text", "link"]).toContain(type);
      if (type === "link") expect(url).toBe(booking.consoleUrl);
    }
  });

  it("Teams: text stands in runs, which know no Markdown, and nothing is filled in", () => {
    const [card] = teamsForm(nasty).attachments;
    expect(card?.content.version).toBe("1.4");
    expect(JSON.stringify(card?.content)).not.toContain('"TextBlock"');
    expect(textsIn(card?.content.body).join()).not.toMatch(/\{\{|\$\{/);
  });

  it("Matrix: no element but ours, and nobody is called", () => {
    const form = matrixForm(nasty);
    expect(form["m.mentions"]).toEqual({});
    const elements = [...form.formatted_body.matchAll(/<[^>]*>/g)].map(([element]) => element);
    for (const element of elements)
      expect([
        "<strong>",
        "</strong>",
        "<br>",
        "<del>",
        "</del>",
        "</a>",
        `<a href="${booking.consoleUrl}">`,
      ]).toContain(element);
    expect(typed(form).length).toBeGreaterThan(0);
  });
});

it("each form is what its program takes", () => {
  const trial = chatTrial("Studio", "https://book.example/console/channels/1", reader);
  expect(discordForm(trial).embeds[0]).toMatchObject({
    description:
      "**Studio hears from Daybook\\.**\n[Open the channel in Daybook](https://book.example/console/channels/1)",
    fields: [{ name: "A trial", inline: false }],
  });
  expect(slackForm(message()).text).toBe(
    "Jonas Weber has booked Lesson. Thursday 15 October, 12:30–13:30, Lisbon time (GMT+1)",
  );
  expect(teamsForm(trial)).toMatchObject({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: { type: "AdaptiveCard", actions: [{ type: "Action.OpenUrl" }] },
      },
    ],
  });
  expect(matrixForm(message({ tone: "cancelled" })).formatted_body).toContain("<strong>When</strong> <del>Thursday");
});
