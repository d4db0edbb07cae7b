import { directionOf } from "@daybook/words/languages";
import type { Words } from "@daybook/words/words";
import type { Letter, LetterRow, LetterSpan, Paragraph } from "./letter.ts";
import { type LetterStyle, letterStyle, outlookHead, outlookSheet, sheet } from "./letter-style.ts";
import { html, SafeHtml, sentence, typed } from "./safe-html.ts";

/** In whose words a letter is, and how its elements look in them. */
interface Form {
  words: Words;
  style: LetterStyle;
}

const tableRole = new SafeHtml('role="presentation" cellpadding="0" cellspacing="0" border="0"');

/**
 * A letter as HTML for mail programs: tables, fluid below 600 px, system fonts, dark colours of its own. It loads
 * nothing from anywhere, so opening it tells nobody.
 */
export function letterHtml(letter: Letter, words: Words): string {
  const direction = directionOf(words.language);
  const style = letterStyle(direction);
  const form = { words, style };
  return `${html`<!doctype html>
<html lang="${words.language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
${new SafeHtml(`<style>${sheet}</style>`)}
${new SafeHtml(outlookHead)}
</head>
<body dir="${direction}">
<table ${tableRole} dir="${direction}" class="m-desk" width="100%" bgcolor="#ebefe8" style="${style.desk}">
  <tr><td align="center" style="padding:24px 12px;">
    <div style="${style.preview}">${sentence(letter.preview)}</div>
    ${new SafeHtml(outlookSheet.open)}
    <table ${tableRole} class="m-sheet" width="100%" bgcolor="#fbfcf9" style="${style.sheet}">
      <tr><td class="m-pad" style="${style.pad}">
        ${letter.head ? head(letter.head, form) : null}
        <h1 dir="${direction}" class="m-ink" style="${style.heading}">${sentence(letter.heading)}</h1>
        ${letter.paragraphs?.map((one) => paragraph(one, form)) ?? lead(letter.lead, form)}
        <table ${tableRole} class="m-rule2" width="100%" style="${style.page}">${letter.rows.map((one) => row(one, form))}
        </table>${letter.action ? action(letter.action, form) : html`<div style="height:18px;"></div>`}
        ${letter.note ? html`<p class="m-ink3" style="${style.note}">${sentence(letter.note)}</p>` : null}
      </td></tr>
    </table>
    <table ${tableRole} width="100%" style="${style.foot}">
      <tr><td class="m-pad m-ink3" style="${style.footer}">${sentence(letter.footer)}${letter.wayOut ? wayOut(letter.wayOut, form) : null}</td></tr>
    </table>
    ${new SafeHtml(outlookSheet.close)}
  </td></tr>
</table>
</body>
</html>`}\n`;
}

function lead(text: string, { words, style }: Form): SafeHtml {
  return html`<p dir="${directionOf(words.language)}" class="m-ink2" style="${style.lead}">${sentence(text)}</p>`;
}

function paragraph({ direction, lines }: Paragraph, form: Form): SafeHtml {
  const align = direction === "rtl" ? "right" : "left";
  return html`<p dir="${direction}" align="${align}" class="m-ink2" style="${form.style.lead}">${lined(lines, form)}</p>`;
}

function wayOut({ label, url }: { label: string; url: string }, { style }: Form): SafeHtml {
  return html`<br><a href="${url}" class="m-link" style="${style.link}">${label}</a>`;
}

function head({ day, weekday, month, struck }: NonNullable<Letter["head"]>, { style }: Form): SafeHtml {
  const dayStyle = style.day + (struck ? style.struck : "");
  return html`<table ${tableRole}>
          <tr>
            <td class="m-ink m-serif" style="${dayStyle}">${day}</td>
            <td valign="middle"><div class="m-ink m-serif" style="${style.weekday}">${weekday}</div><div class="m-ink2" style="${style.month}">${month}</div></td>
          </tr>
        </table>`;
}

function row({ label, lines }: LetterRow, form: Form): SafeHtml {
  const { style } = form;
  return html`
          <tr>
            <td width="84" valign="top" class="m-ink3 m-rule" style="${style.label}">${label}</td>
            <td valign="top" class="m-ink m-rule m-margin" style="${style.entry}">${lined(lines, form)}</td>
          </tr>`;
}

function lined(lines: LetterSpan[][], form: Form): SafeHtml[] {
  return lines.map(
    (spans, index) => html`${index === 0 ? null : new SafeHtml("<br>")}${spans.map((one) => span(one, form))}`,
  );
}

function span({ text, ours, style: kind, href }: LetterSpan, { words, style }: Form): SafeHtml {
  const said = ours ? sentence(text) : typed(text, words);
  const content = href ? html`<a href="${href}" class="m-link" style="${style.link}">${said}</a>` : said;
  if (kind === "strong") return html`<b style="${style.strong}">${content}</b>`;
  if (kind === "struck") return html`<s style="${style.struck}">${content}</s>`;
  if (kind === "code") return html`<span dir="ltr" style="${style.code}">${content}</span>`;
  if (kind === "faint") return html`<span class="m-ink3" style="${style.faint}">${content}</span>`;
  return content;
}

function action({ label, url }: { label: string; url: string }, { style }: Form): SafeHtml {
  return html`
        <table ${tableRole} style="${style.actionBox}">
          <tr><td class="m-btn" align="center" bgcolor="#0b6448" style="${style.action}"><a href="${url}" class="m-btn-a" style="${style.actionLink}">${label}</a></td></tr>
        </table>`;
}
