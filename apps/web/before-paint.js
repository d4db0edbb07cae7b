// Before the first paint, so that nothing flashes: the chosen theme, the page's direction, and the reader's words, which
// are fetched beside the scripts and not after them. `catalogues` is written in by build/before-paint.ts.
(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const page = document.documentElement;
  const theme = kept("daybook.theme");
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  try {
    // The same order as in words/reader.ts.
    const asked = new URLSearchParams(location.search).get("lang");
    const tags = [kept("daybook.language"), asked, ...navigator.languages];
    const language = tags.map((tag) => tag?.toLowerCase().split(/[-_]/)[0]).find((name) => name in catalogues);
    page.lang = language ?? "en";
    page.dir = language === "ar" ? "rtl" : "ltr";
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = catalogues[language ?? "en"];
    if (link.href) document.head.append(link);
  } catch {}
})();
