import { useEffect, useMemo, useRef } from "react";
import { t } from "../../../words/words.ts";
import css from "./messages.module.css";

const plain = (said: string) => said.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

/** A letter whose styles are all in a sheet, for this page's policy keeps them out anywhere else; its links lead nowhere. */
function prepared(html: string): { html: string; sheet: string } {
  // Out before it is parsed: the policy has a word to say of a parser's styles, too.
  const [, sheet = ""] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
  const rules: string[] = [];
  const bare = html.replace(/<style>.*?<\/style>/s, "").replace(/ style="([^"]*)"/g, (_, said: string) => {
    const mark = `data-styled="${rules.length}"`;
    rules.push(`[${mark}]{${plain(said)}}`);
    return ` ${mark}`;
  });
  const letter = new DOMParser().parseFromString(bare, "text/html");
  for (const link of letter.querySelectorAll("a")) link.removeAttribute("href");
  return { html: `<!doctype html>${letter.documentElement.outerHTML}`, sheet: sheet + rules.join("") };
}

/** A letter as its reader sees it, as tall as it is. Nothing in the frame can run. */
export function LetterFrame({ html }: { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const letter = useMemo(() => prepared(html), [html]);
  const fit = () => {
    const page = frame.current?.contentDocument?.documentElement;
    if (!frame.current || !page) return;
    frame.current.style.height = "0";
    frame.current.style.height = `${page.scrollHeight}px`;
  };
  const dress = () => {
    const inside = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!inside) return;
    const sheet = new inside.CSSStyleSheet();
    sheet.replaceSync(letter.sheet);
    inside.document.adoptedStyleSheets = [sheet];
    fit();
  };
  useEffect(() => {
    const watched = frame.current?.parentElement;
    if (!watched) return;
    let width = watched.clientWidth;
    const observer = new ResizeObserver(() => {
      if (watched.clientWidth === width) return;
      width = watched.clientWidth;
      fit();
    });
    observer.observe(watched);
    return () => observer.disconnect();
  });
  return (
    <iframe
      ref={frame}
      className={css.letter}
      title={t("eventTypes.messages.asEmail")}
      // Of the same origin, so that it can be dressed and measured; scripts stay out.
      sandbox="allow-same-origin"
      srcDoc={letter.html}
      onLoad={dress}
    />
  );
}
