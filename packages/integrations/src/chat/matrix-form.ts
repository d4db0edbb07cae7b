import type { ChatLine, ChatMessage } from "./chat-message.ts";

const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function ofLine({ label, text, struck, href }: ChatLine): string {
  const entry = html(text);
  const said = href ? `<a href="${html(href)}">${entry}</a>` : struck ? `<del>${entry}</del>` : entry;
  return `<strong>${html(label)}</strong> ${said}`;
}

/** https://spec.matrix.org/latest/client-server-api/#mtext */
export function matrixForm({ heading, lines, link }: ChatMessage) {
  const plain = [
    heading,
    ...lines.map(({ label, text, href }) => `${label}: ${href ?? text}`),
    ...(link ? [`${link.label}: ${link.url}`] : []),
  ];
  const formatted = [
    `<strong>${html(heading)}</strong>`,
    ...lines.map(ofLine),
    ...(link ? [`<a href="${html(link.url)}">${html(link.label)}</a>`] : []),
  ];
  return {
    msgtype: "m.text",
    body: plain.join("\n"),
    format: "org.matrix.custom.html",
    formatted_body: formatted.join("<br>"),
    // Given, it is all that calls anybody: names and @room in the text don't.
    "m.mentions": {},
  };
}
