import type { Page } from "playwright-core";

/**
 * Does to a page what a browser's translator does, after each change of it: an element takes the place of every text, so
 * that the page's own code no longer finds the text that it has made. The words stay as they are.
 */
export const translate = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const untouched = "font, script, style, title, textarea, option, svg, [translate=no]";
    const wrap = (text: Text) => {
      if (!text.data || !text.parentElement || text.parentElement.closest(untouched)) return;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.append(text.data);
      outer.append(inner);
      text.replaceWith(outer);
    };
    const wrapAll = () => {
      if (!document.body) return;
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walk.nextNode()) found.push(walk.currentNode as Text);
      for (const text of found) wrap(text);
    };
    new MutationObserver(wrapAll).observe(document, { childList: true, characterData: true, subtree: true });
  });
