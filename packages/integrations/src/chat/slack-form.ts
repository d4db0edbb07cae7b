import type { ChatMessage } from "./chat-message.ts";

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Rich text, whose text elements are letters alone: no mention, no formatting. The fallback, which notifications show,
 * is read by Slack's markup, so what begins one is escaped.
 */
export function slackForm({ heading, lines, link }: ChatMessage) {
  const text = (written: string, style?: { bold?: true; strike?: true }) => ({
    type: "text",
    text: written,
    ...(style ? { style } : {}),
  });
  const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
  return {
    text: escaped([heading, lines[0]?.text ?? ""].join(" ").trim()),
    mrkdwn: false,
    parse: "none",
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      {
        type: "rich_text",
        elements: [
          section(text(heading, { bold: true })),
          ...lines.map((line) =>
            section(
              text("\n"),
              text(line.label, { bold: true }),
              text("  "),
              line.href
                ? { type: "link", url: line.href, text: line.text }
                : text(line.text, line.struck ? { strike: true } : undefined),
            ),
          ),
          ...(link ? [section(text("\n"), { type: "link", url: link.url, text: link.label })] : []),
        ],
      },
    ],
  };
}
