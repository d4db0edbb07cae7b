/** What a row of an earlier docs/benchmarks.md said, as it stands there. */
interface Recorded {
  ours: string;
  ratio: string;
}

const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

const OURS = "ours";
const RATIO = "ours is so many times as fast";

/** The rows of a document by their section and name. Rows that were renamed since have no earlier figure. */
function recorded(document: string): Map<string, Recorded> {
  const rows = new Map<string, Recorded>();
  let section = "";
  let heads: string[] = [];
  for (const line of document.split("\n")) {
    if (line.startsWith("## ")) section = line;
    else if (!line.startsWith("|")) heads = [];
    else if (heads.length === 0) heads = cellsOf(line);
    else {
      const cells = cellsOf(line);
      const cell = (head: string) => cells[heads.indexOf(head)] ?? "";
      rows.set(`${section}|${cells[0]}`, { ours: cell(OURS), ratio: cell(RATIO) });
    }
  }
  return rows;
}

const dated = (document: string): string => /^- (\d{4}-\d\d-\d\d)/m.exec(document)?.[1] ?? "an earlier run";

/** The document with what an earlier one said beside each row: it may have been written on another machine. */
export function withBefore(document: string, earlier: string): string {
  const before = recorded(earlier);
  const date = dated(earlier);
  let section = "";
  let line = 0;
  return document
    .split("\n")
    .map((text) => {
      if (text.startsWith("## ")) section = text;
      if (!text.startsWith("|")) {
        line = 0;
        return text;
      }
      line++;
      if (line === 1) return `${text} ours on ${date} | so many times then |`;
      if (line === 2) return `${text}--:|--:|`;
      const { ours = "", ratio = "" } = before.get(`${section}|${cellsOf(text)[0]}`) ?? {};
      return `${text} ${ours} | ${ratio} |`;
    })
    .join("\n");
}
