import { expect, it } from "vitest";
import { leaksIn, privateValues } from "./leaks.ts";

const sent = {
  invitee: { name: "Ada Lovelace", email: "ada@example.org" },
  answers: [],
  title: "Lesson",
  reason: "Flu, sorry",
};

it("finds what was sent in any spelling, tokens, keys and addresses", () => {
  const values = privateValues(sent);
  expect([...values]).toEqual(["Ada Lovelace", "ada@example.org", "Flu, sorry"]);
  for (const line of [
    "error: Ada Lovelace has no slot",
    "GET /ines/lesson?name=Ada%20Lovelace",
    'error: {"reason":"Flu, sorry"}',
    "error: nobody@else.example is taken",
    `GET /manage/${"A".repeat(20)}`,
    "TOKEN_KEYS=1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
    "error: Bearer eyJhbGciOiJFZERTQSJ9",
    "cookie: daybook_session=abcdefgh",
  ])
    expect(leaksIn([line], values), line).toHaveLength(1);
});

it("leaves ordinary lines alone", () => {
  const lines = [
    "info: QUEUE daybook-effects 1/1 (40ms)",
    "error: 01a21f25-60ec-7d52-9e5b-c5c470fca27f Postgres 42703, routine errorMissingColumn\n    at query (apps/api/src/app.ts:1:2)",
    "GET /v1/pages/ines/private-lesson 200",
  ];
  expect(leaksIn(lines, privateValues(sent))).toEqual([]);
});
