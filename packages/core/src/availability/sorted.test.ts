import fc from "fast-check";
import { expect, test } from "vitest";
import { insertAll, intersection, sortedUnique, union, without } from "./sorted.ts";

const ascending = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
  .map((list) => list.sort((a, b) => a - b));

test("lists are united, cut and subtracted as sets are", () => {
  fc.assert(
    fc.property(ascending, ascending, (a, b) => {
      const either = [...new Set([...a, ...b])].sort((x, y) => x - y);
      expect(union(a, b)).toEqual(either);
      expect(intersection(a, b)).toEqual(a.filter((value) => b.includes(value)));
      expect(without(a, b)).toEqual(a.filter((value) => !b.includes(value)));
      expect(sortedUnique([...b, ...a, ...b])).toEqual(either);
      const list = without(a, b);
      insertAll(list, b);
      expect(list).toEqual(either);
    }),
  );
});
