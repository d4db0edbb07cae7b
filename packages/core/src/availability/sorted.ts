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

/** Values of the first ascending list that are not in the second. */
export function without(values: readonly number[], taken: readonly number[]): number[] {
  if (taken.length === 0) return values.slice();
  const left: number[] = [];
  let j = 0;
  for (const value of values) {
    while (j < taken.length && (taken[j] as number) < value) j++;
    if (taken[j] !== value) left.push(value);
  }
  return left;
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
