import type { ChatLine, ChatMessage } from "./chat-message.ts";

/** The accent's, the amber's and the danger's inks: a bar beside the message. */
const colours = { created: 0x0b6448, rescheduled: 0xb7791f, cancelled: 0x8a8f8c, test: 0x0b6448 };

/** Markdown takes a backslash before any ASCII punctuation as: this is only a letter. */
const literal = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");

/** A field's value has 1,024 characters at most; a backslash alone at the end would escape what follows. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/\\+$/, "")}…`;

function value({ text, struck, href }: ChatLine): string {
  if (href) return `<${new URL(href).href.replaceAll(">", "%3E")}>`;
  const written = cut(literal(text), 1_000);
  return struck ? `~~${written}~~` : written;
}

/** https://discord.com/developers/docs/resources/webhook#execute-webhook */
export function discordForm({ tone, heading, lines, link }: ChatMessage) {
  const head = `**${cut(literal(heading), 2_000)}**`;
  return {
    // Nobody is called by what stands in it, whatever it looks like.
    allowed_mentions: { parse: [] },
    embeds: [
      {
        color: colours[tone],
        description: link ? `${head}\n[${literal(link.label)}](${link.url})` : head,
        fields: lines.map((line) => ({ name: cut(literal(line.label), 256), value: value(line), inline: false })),
      },
    ],
  };
}
