import type { ChatChannel } from "@daybook/contract/chat-channels";
import { expect, test } from "vitest";
import { bodyOf, draftOf, editOf, newDraft } from "./channel-draft.ts";

const channel = {
  kind: "matrix",
  name: "Studio",
  roomId: "!room:example.org",
  events: ["booking.created"],
  eventTypeIds: ["e1"],
} as unknown as ChatChannel;

test("what was typed around it is dropped, and only Matrix has a room and a token", () => {
  const draft = {
    ...newDraft("slack"),
    name: " Studio ",
    url: " https://hooks.slack.com/services/T/B/x ",
    roomId: "!a:b",
  };
  expect(bodyOf(draft)).toEqual({
    kind: "slack",
    name: "Studio",
    url: "https://hooks.slack.com/services/T/B/x",
    events: ["booking.created", "booking.rescheduled", "booking.cancelled"],
    eventTypeIds: [],
  });
  expect(bodyOf({ ...newDraft("matrix"), roomId: "!a:b", accessToken: "t" })).toMatchObject({
    roomId: "!a:b",
    accessToken: "t",
  });
});

test("an edit leaves out what is kept and isn't known", () => {
  expect(editOf(draftOf(channel), channel)).toEqual({
    name: "Studio",
    events: ["booking.created"],
    eventTypeIds: ["e1"],
  });
  expect(editOf({ ...draftOf(channel), roomId: "!other:example.org", types: "all" }, channel)).toEqual({
    name: "Studio",
    events: ["booking.created"],
    eventTypeIds: [],
    roomId: "!other:example.org",
  });
});
