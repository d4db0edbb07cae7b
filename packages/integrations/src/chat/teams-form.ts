import type { ChatLine, ChatMessage } from "./chat-message.ts";

/** Cards know `{{DATE(…)}}` and `${…}`: a brace that is followed by another, or follows a dollar, stands alone. */
const literal = (text: string): string => text.replace(/(?<=[{$])(?=\{)/g, "\u2060");

/** A run of text: unlike a text block it knows no Markdown. https://adaptivecards.io/explorer/TextRun.html */
const run = (text: string, over: object = {}) => ({ type: "TextRun", text: literal(text), ...over });
const block = (inlines: object[], over: object = {}) => ({ type: "RichTextBlock", inlines, ...over });

function ofLine({ label, text, struck, href }: ChatLine) {
  const leads = href ? { selectAction: { type: "Action.OpenUrl", url: href }, underline: true } : {};
  return block(
    [run(label, { weight: "Bolder" }), run("  "), run(text, { ...(struck ? { strikethrough: true } : {}), ...leads })],
    { spacing: "Small" },
  );
}

/**
 * What Power Automate's “When a Teams webhook request is received” posts: a message with one card.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
export function teamsForm({ heading, lines, link }: ChatMessage) {
  return {
    type: "message",
    summary: heading,
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          msteams: { width: "Full" },
          body: [block([run(heading, { weight: "Bolder", size: "Medium" })]), ...lines.map(ofLine)],
          ...(link ? { actions: [{ type: "Action.OpenUrl", title: link.label, url: link.url }] } : {}),
        },
      },
    ],
  };
}
