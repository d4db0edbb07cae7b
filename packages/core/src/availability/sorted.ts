/** Values of either ascending list, ascending, each once. */
export function union(a: readonly number[], b: readonly number[]): number[] {
  if (b.length === 0) return a.slice();
  const either: number[] = [];
  let j = 0;
  for (const value of a) {
    while (j < b.length && (b[j] as number) < value) either.push(b[j++] as number);
    if (b[j] === value) j++;
    either.push(value);
  }
  while (j < b.length) either.push(b[j++] as number);
  return either;
}

/** Values of any of the ascending lists. Merges in pairs: lists that are much alike shrink as they go. */
export function unionAll(lists: readonly (readonly number[])[]): number[] {
  if (lists.length <= 1) return lists[0]?.slice() ?? [];
  const middle = lists.length >>> 1;
  return union(unionAll(lists.slice(0, middle)), unionAll(lists.slice(middle)));
}

/** Values of both ascending lists, ascending. */
export function intersection(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  let j = 0;
  for (const value of a) {
    while (j < b.length && (b[j] as number) < value) j++;
    if (b[j] === value) both.push(value);
  }
  return both;
}

/** The values of a list in any order, ascending, each once. */
export function sortedUnique(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const unique: number[] = [];
  let last = Number.NaN;
  for (const value of sorted) {
    if (value !== last) unique.push(value);
    last = value;
  }
  return unique;
}
