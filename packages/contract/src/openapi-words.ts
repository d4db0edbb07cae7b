import { type ErrorCode, errorStatus, errorTitle } from "./errors.ts";

const codes = (Object.keys(errorStatus) as ErrorCode[]).map(
  (code) => `| \`${code}\` | ${errorStatus[code]} | ${errorTitle[code]} |`,
);

/** What a developer has to know before the first call; Markdown. */
export const introduction = `Everything the pages of Daybook do is done through this API.

## First steps
\`POST /v1/accounts\` signs up and answers an access token. \`POST /v1/schedules\` says when you work, \`POST /v1/event-types\`
what can be booked then. \`GET /v1/pages/{handle}/{slug}/slots\` lists the free times, \`POST …/bookings\` books one.

## Signing in
Programs send \`Authorization: Bearer <accessToken>\`; a token is good for 30 minutes, and no longer than the
session it came from. A program that stays asks for a refresh token (\`refresh\` of \`POST /v1/sessions\`) and spends it at
\`POST /v1/tokens\`, or has a key. Browsers have a session cookie for 30 days; a call that changes something with a cookie must come from a page of this origin.
Operations under \`/v1/manage\`, \`/v1/holds\` and \`/calendar\` ask for nothing but the token in their address.

## Values
Instants are ISO 8601 in UTC with \`Z\`, to the millisecond; an offset is read, too. Dates are plain dates, zones are IANA
names, durations are minutes. Bodies are JSON in UTF-8. Fields and parameters that aren't known are refused, so that a
misspelt one isn't ignored; answers may gain fields at any time.

## Doing it once
Send an \`Idempotency-Key\` of your own with every create; a hold, a session and what comes before one alone take none. The same call with the same key answers what the first one
did; another body under it is refused. A refusal is decided anew each time. After \`outcome_unknown\`, or without any
answer, send the call again with its key.

## Editing
What can be edited has a \`version\`. Name the one you read in \`If-Match\`; if it has risen since, the edit is refused
with \`version_changed\`, and nothing is lost. \`*\` edits whichever version there is.

## Lists
Lists answer \`{items, nextCursor}\`. Give \`nextCursor\` as \`cursor\` for the next page; \`null\` ends the list.

## Limits
What anybody may call is counted by network address. Answers say in \`RateLimit-Policy\` how many calls there may be within
how many seconds, and in \`RateLimit\` how many are left; \`429\` says in \`Retry-After\` how long to wait.

## Problems
Every error is a problem document (RFC 9457, \`application/problem+json\`) with a \`code\` of this list, a sentence in
\`detail\`, and a \`requestId\`. \`errors\` names each field that doesn't fit: where it stands (\`in\`, \`path\`), which
\`rule\` it breaks, a sentence, and in \`params\` the numbers and names in it. A time that can't be booked has a \`reason\` and \`alternatives\`. \`429\` and \`503\`
say in \`Retry-After\` how many seconds to wait.

| code | status | |
|---|---|---|
${codes.join("\n")}
`;

const tags: [name: string, description: string, paths: RegExp][] = [
  [
    "Accounts",
    "Signing up, in and out; one's own account",
    /^\/v1\/(accounts|handles|sessions|tokens|me|provider-flows|sign-in-providers)\b|^\/\.well-known\b/,
  ],
  ["Schedules", "When a host works: weekly hours and other hours on single dates", /^\/v1\/schedules\b/],
  ["Event types", "What can be booked, and the page of each", /^\/v1\/event-type(s|-order)\b/],
  ["Pages", "What anybody may: read a page, see its free times, hold one, book it", /^\/v1\/(pages|holds)\b/],
  ["Bookings", "What is booked with the account's host", /^\/v1\/(bookings|calendar-days)\b/],
  ["Manage links", "What an invitee may do with the link of their booking", /^\/v1\/manage\b/],
  ["Feeds", "Private calendar addresses for calendar apps", /^(\/v1\/feeds|\/calendar)\b/],
  ["Webhooks", "Addresses that hear of changes, and what was sent to them", /^\/v1\/webhooks\b/],
  ["Inbound", "What the mail service tells", /^\/v1\/inbound\b/],
  ["Deliveries", "All that was told, what failed of it, and sending it once more", /^\/v1\/deliveries\b/],
  [
    "Chat channels",
    "Rooms in Discord, Slack, Teams and Matrix that hear of changes",
    /^\/v1\/chat-(channels|messages)\b/,
  ],
  ["System", "Of Daybook itself", /^\//],
];
export const describedTags = tags.map(([name, description]) => ({ name, description }));
export const tagOf = (path: string): string => tags.find(([, , paths]) => paths.test(path))?.[0] ?? "System";
