import { unfolded } from "@daybook/integrations/calendars/ics/testing/read-back";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { expectRefusal, unfit } from "./refusals.ts";

/** What turns the words after it, and what nobody sees. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
const dirty = (text: string): string => `\u202e${text.replaceAll(" ", "\u2066 \u200b")}\u200f\u00ad`;

let daybook: Daybook;
let host: Host;
let page: Page;
let booked: Answer;

const own = (method: string, path: string, body?: unknown) =>
  daybook.call(method, path, body, { token: host.token, headers: key() });

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  await own("PATCH", "/v1/me", { name: dirty("Ines Duarte"), tagline: dirty("Tango teacher") });
  page = await makePage(daybook, host, {
    title: dirty("First lesson"),
    price: dirty("45 euros"),
    location: { kind: "custom", value: dirty("Studio 4") },
    questions: [
      { id: "level", kind: "choice", label: dirty("Your level"), options: [dirty("Quite new"), dirty("Old hand")] },
      { id: "goal", kind: "text", label: dirty("Your goal") },
    ],
  });
  booked = await book(daybook, page, at(await slotsOf(daybook, page), 0), {
    invitee: { name: dirty("Jonas Berg"), email: "jonas@example.com" },
    answers: { level: dirty("Old hand"), goal: dirty("Turn left") },
  });
  expect(booked.status, booked.text).toBe(201);
});
afterAll(() => daybook?.close());

async function mailsOf(id: string): Promise<{ subject: string; text: string; attachments: { content: string }[] }[]> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.items.filter((mail: { dedupeKey: string }) => mail.dedupeKey.includes(id));
}

it("is left out of all that people are called and call things", async () => {
  const read = async (path: string) => (await own("GET", path)).json;
  const shown = await read(page.path);
  expect(shown.host).toMatchObject({ name: "Ines Duarte", tagline: "Tango teacher" });
  expect(shown.eventType).toMatchObject({
    title: "First lesson",
    price: "45 euros",
    questions: [{ label: "Your level", options: ["Quite new", "Old hand"] }, { label: "Your goal" }],
  });
  const detail = await read(`/v1/bookings/${booked.json.id}`);
  expect(detail.invitee.name).toBe("Jonas Berg");
  expect(detail.location.value).toBe("Studio 4");
  expect(detail.answers).toEqual([
    { label: "Your level", value: "Old hand" },
    { label: "Your goal", value: "Turn left" },
  ]);
});

it("stands in no subject, no calendar and no title of a page", async () => {
  await eventually(async () => (await mailsOf(booked.json.id)).length).toBe(2);
  const mails = await mailsOf(booked.json.id);
  const feed = await own("POST", "/v1/feeds", { name: dirty("My feed") });
  const documents = [
    ...mails.flatMap(({ subject, text, attachments }) => [subject, text, ...attachments.map(({ content }) => content)]),
    (await daybook.call("GET", new URL(feed.json.url).pathname)).text,
    (await daybook.call("GET", `/v1/manage/${manageToken(booked)}/calendar.ics`)).text,
  ];
  expect(documents.filter((text) => UNSEEN.test(unfolded(`${text}\r\n`).join("\n")))).toEqual([]);
});

it("is left out of subjects and calendars where a row from before holds it", async () => {
  const turned = "\u202eLesson\u2067";
  await askDatabase(
    daybook,
    "UPDATE appointments SET settings = jsonb_set(settings, '{title}', to_jsonb($1::text)) WHERE true",
    [turned],
  );
  const text = (await daybook.call("GET", `/v1/manage/${manageToken(booked)}/calendar.ics`)).text;
  expect(unfolded(text)).toContain("SUMMARY:Lesson with Ines Duarte");
});

it("is refused where it is all there is", async () => {
  for (const name of ["\u202e\u2066", "\u200b", "\u3164"])
    expectRefusal(await own("PATCH", "/v1/me", { name }), unfit("name", "invisible"));
});

it("stays where emoji and words are written with it", async () => {
  for (const name of ["👩‍👩‍👧‍👦 Ana ❤️‍🔥", "می\u200cخواهم", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Isla"])
    expect((await own("PATCH", "/v1/me", { name })).json.account.name).toBe(name);
});
