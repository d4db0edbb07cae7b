import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFault } from "./json-fault.ts";

describe("a key that stands twice", () => {
  it.each([
    ['{"a":1,"a":2}', "a"],
    ['{"a":1,"\\u0061":2}', "a"],
    ['{"":1,"":2}', ""],
    ['{"a":{"b":1,"c":2,"b":3}}', "a.b"],
    ['[{"a":1},{"a":1,"a":1}]', "1.a"],
    ['{"list":[1,[2,{"x":0,"x":0}]]}', "list.1.1.x"],
    ['{"a":"}","b":"{","a":0}', "a"],
    ['{"a\\"":1,"a\\"":2}', 'a"'],
    ['{ "a" : 1 ,\n"a" : 2 }', "a"],
    ['{"a":[],"b":{},"a":null}', "a"],
  ])("in %s is found at %s", (text, path) => {
    expect(jsonFault(text)).toEqual({ path, rule: "duplicate_key" });
  });

  it.each([
    "{}",
    "[]",
    "1",
    '"a"',
    "null",
    '{"a":"a"}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":["a","a"],"b":"a"}',
    '{"a":"b\\\\","b":1}',
  ])("isn't in %s", (text) => {
    expect(jsonFault(text)).toBeNull();
  });

  it("is never in what JSON.stringify writes, and always once a key is repeated", () => {
    const object = fc
      .dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { minKeys: 1 })
      .filter((value) => !JSON.stringify(value).includes('"__proto__":'));
    fc.assert(
      fc.property(object, (value) => {
        const text = JSON.stringify(value);
        expect(jsonFault(text)).toBeNull();
        const [key = ""] = Object.keys(value);
        expect(jsonFault(`${text.slice(0, -1)},${JSON.stringify(key)}:0}`)).toEqual({
          path: key,
          rule: "duplicate_key",
        });
      }),
    );
  });
});

it.each([
  ['{"__proto__":1}', "__proto__"],
  ['{"answers":{"level":"New","__proto__":"x"}}', "answers.__proto__"],
  ['[{"\\u005f_proto__":{}}]', "0.__proto__"],
])("the name of a prototype in %s is found at %s", (text, path) => {
  expect(jsonFault(text)).toEqual({ path, rule: "unknown_field" });
});

it("the name of a prototype is no fault in a text, nor are names that only look like it", () => {
  expect(jsonFault('{"a":"__proto__","constructor":1,"__proto":2,"list":["__proto__"]}')).toBeNull();
});

describe("depth", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  it("is allowed to 32 levels", () => {
    expect(jsonFault(nested(32))).toBeNull();
    expect(jsonFault(nested(33))).toEqual({ path: Array(32).fill("0").join("."), rule: "too_deep" });
  });

  it("costs no stack, nor does a long text", () => {
    expect(jsonFault(nested(100_000))?.rule).toBe("too_deep");
    expect(jsonFault(JSON.stringify({ a: `${"\\".repeat(100_000)}${'"'.repeat(100_000)}` }))).toBeNull();
  });
});
