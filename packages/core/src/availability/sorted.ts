/** Values of either ascending list, ascending, each once. */
export function union(a: readonly number[], b: readonly number[]): number[] {
  if (b.length === 0) return a.slice();
  const either: number[] = new Array(a.length + b.length);
  let count = 0;
  let j = 0;
  let other = b[0] as number;
  for (let i = 0; i < a.length; i++) {
    const value = a[i] as number;
    while (other < value) {
      either[count++] = other;
      other = valueAt(b, ++j);
    }
    if (other === value) other = valueAt(b, ++j);
    either[count++] = value;
  }
  for (; j < b.length; j++) either[count++] = b[j] as number;
  either.length = count;
  return either;
}

/** Puts the values of an ascending list where they belong into another, which has none of them. */
export function insertAll(list: number[], values: readonly number[]): void {
  let last = list.length - 1;
  for (const value of values) list.push(value);
  let at = list.length - 1;
  for (let next = values.length - 1; next >= 0; at--) {
    const value = values[next] as number;
    if (last >= 0 && (list[last] as number) > value) list[at] = list[last--] as number;
    else {
      list[at] = value;
      next--;
    }
  }
}

/** Values of both ascending lists, ascending. */
export function intersection(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  let j = 0;
  let other = valueAt(b, 0);
  for (let i = 0; i < a.length; i++) {
    const value = a[i] as number;
    while (other < value) other = valueAt(b, ++j);
    if (other === value) both.push(value);
  }
  return both;
}

/** Values of the first ascending list that are not in the second. */
export function without(values: readonly number[], taken: readonly number[]): number[] {
  if (taken.length === 0) return values.slice();
  const left: number[] = new Array(values.length);
  let count = 0;
  let j = 0;
  let other = taken[0] as number;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    while (other < value) other = valueAt(taken, ++j);
    if (other !== value) left[count++] = value;
  }
  left.length = count;
  return left;
}

/** Beyond the end infinity: reading there would cost the engine its fast path. */
const valueAt = (values: readonly number[], index: number): number =>
  index < values.length ? (values[index] as number) : Number.POSITIVE_INFINITY;

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
