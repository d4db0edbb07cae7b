export interface Row {
  minute: number;
  /** Stands for hours left out, in which no day has anything to say. */
  folded: boolean;
}

/** Stretches in which nothing stands are folded into one row, with one left on either side. */
const longestBlank = 6;

export function foldRows(minutes: readonly number[], speaks: (minute: number) => boolean): Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < minutes.length; index++) {
    let end = index;
    while (end < minutes.length && !speaks(minutes[end] ?? 0)) end++;
    const before = index > 0;
    const after = end < minutes.length;
    if (end - index >= longestBlank && before && after) {
      rows.push({ minute: minutes[index] ?? 0, folded: false }, { minute: minutes[index + 1] ?? 0, folded: true });
      index = end - 2;
      continue;
    }
    rows.push({ minute: minutes[index] ?? 0, folded: false });
  }
  return rows;
}
