import { type ESTree, parseSync, Visitor } from "vite";
import type { SourceFile } from "./sources.ts";

type Parent = ESTree.JSXElement | ESTree.JSXFragment;
type Child = Parent["children"][number];

const PAGES = /^apps\/web\/src\/.+\.tsx$/;

/** What an expression among an element's children becomes in the page. */
interface Becomes {
  /** A text node of its own, perhaps. */
  text: boolean;
  /** At times it isn't there, or is another node: React puts it in and takes it away. */
  comes: boolean;
}
type Names = ReadonlyMap<string, Becomes>;

const element: Becomes = { text: false, comes: false };
const nothing: Becomes = { text: false, comes: true };
const text: Becomes = { text: true, comes: false };

/** One text or another is the same node; an element and a text change places. */
const either = (a: Becomes, b: Becomes): Becomes => ({
  text: a.text || b.text,
  comes: a.comes || b.comes || a.text !== b.text,
});

function becomes(expression: ESTree.Expression | ESTree.JSXEmptyExpression, names: Names): Becomes {
  switch (expression.type) {
    case "JSXElement":
    case "JSXFragment":
    // A function that the parent calls.
    case "ArrowFunctionExpression":
      return element;
    case "JSXEmptyExpression":
      return nothing;
    case "ChainExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
      return becomes(expression.expression, names);
    case "Literal":
      return expression.value === null || expression.value === "" ? nothing : text;
    case "LogicalExpression": {
      const right = becomes(expression.right, names);
      return expression.operator === "&&" ? { ...right, comes: true } : either(becomes(expression.left, names), right);
    }
    case "ConditionalExpression":
      return either(becomes(expression.consequent, names), becomes(expression.alternate, names));
    case "CallExpression": {
      const { callee } = expression;
      if (callee.type === "MemberExpression" && "name" in callee.property && callee.property.name === "map")
        return nothing;
      return (callee.type === "Identifier" && (names.get(`${callee.name}()`) ?? names.get(callee.name))) || text;
    }
    case "Identifier":
      return names.get(expression.name) ?? text;
    case "MemberExpression":
      return ("name" in expression.property && names.get(String(expression.property.name))) || text;
    default:
      return text;
  }
}

/** What the names of a file stand for, as far as it says: elements, functions that make them, and props. */
function namesOf(program: ESTree.Program, source: string): Names {
  const names = new Map<string, Becomes>();
  // Whoever fills a place for elements wraps their own text.
  for (const [, name = ""] of source.matchAll(/\b(\w+)\??: (?:\([^()]*\) => )?(?:ReactNode|ReactElement)\b/g))
    names.set(name, nothing);
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== "Identifier" || !init) return;
      const made = init.type === "ArrowFunctionExpression" && init.body.type !== "BlockStatement" ? init.body : null;
      const value = becomes(made ?? init, names);
      if (!value.text) names.set(made ? `${id.name}()` : id.name, value);
    },
  }).visit(program);
  return names;
}

const bared = (node: ESTree.Node | null): ESTree.Node | null =>
  node?.type === "ParenthesizedExpression" ? bared(node.expression) : node;

const tagOf = (node: ESTree.Node | null): string =>
  node?.type === "JSXElement" && "name" in node.openingElement.name ? String(node.openingElement.name.name) : "";

/** Elements of one name that stand for each other, by `?:` or as what a function returns: React changes what is in them. */
function alternativesIn(program: ESTree.Program): ReadonlySet<ESTree.Node> {
  const found = new Set<ESTree.Node>();
  const add = (nodes: readonly (ESTree.Node | null)[]) => {
    const named = Map.groupBy(nodes.map(bared).filter(tagOf), tagOf);
    for (const same of named.values()) if (same.length > 1) for (const node of same) if (node) found.add(node);
  };
  const returned: (ESTree.Node | null)[][] = [];
  const enter = () => void returned.push([]);
  const leave = () => add(returned.pop() ?? []);
  new Visitor({
    ConditionalExpression: ({ consequent, alternate }) => add([consequent, alternate]),
    FunctionDeclaration: enter,
    "FunctionDeclaration:exit": leave,
    ArrowFunctionExpression: enter,
    "ArrowFunctionExpression:exit": leave,
    ReturnStatement: ({ argument }) => void returned.at(-1)?.push(argument),
  }).visit(program);
  return found;
}

/** White space with a line's end between two elements is nothing; any other is a text. */
const isLayout = (child: Child): boolean =>
  (child.type === "JSXText" && /^\s*\n\s*$/.test(child.value)) ||
  (child.type === "JSXExpressionContainer" && child.expression.type === "JSXEmptyExpression");

function ofChild(child: Child, names: Names, fleeting: ReadonlySet<string>): Becomes {
  switch (child.type) {
    case "JSXText":
      return text;
    case "JSXExpressionContainer":
      return becomes(child.expression, names);
    case "JSXElement": {
      const { name } = child.openingElement;
      return name.type === "JSXIdentifier" && fleeting.has(String(name.name)) ? nothing : element;
    }
    default:
      return element;
  }
}

/** Components that are nothing at times. */
const fleetingIn = (sources: readonly SourceFile[]): ReadonlySet<string> =>
  new Set(
    sources.flatMap(({ text: source }) =>
      [...source.matchAll(/\bfunction ([A-Z]\w*)\([\s\S]*?\n}/g)].flatMap(([body, name = ""]) =>
        body.includes("return null;") ? [name] : [],
      ),
    ),
  );

const lineAt = (source: string, child: Child): number => {
  const blank = child.type === "JSXText" ? (/^\s*/.exec(child.value)?.[0].length ?? 0) : 0;
  return source.slice(0, child.start + blank).split("\n").length;
};

// A browser's translator puts elements in the place of texts. React then looks for the text it has made, to take it away
// or to put something before it, and the page breaks. What is wrapped in an element is found by that element.
/** Texts of the web app's pages that React takes hold of: after something that comes and goes, or in a fragment. */
export function bareTexts(sources: readonly SourceFile[]): { path: string; line: number; message: string }[] {
  const pages = sources.filter(({ path }) => PAGES.test(path));
  const fleeting = fleetingIn(pages);
  return pages.flatMap(({ path, text: source }) => {
    const { program } = parseSync(path, source);
    const names = namesOf(program, source);
    const lines = new Set<number>();
    const alternatives = alternativesIn(program);
    const look = (parent: Parent) => {
      const children = parent.children.filter((child) => !isLayout(child));
      // React sets an only text through its element, and takes what stands in a fragment away one by one.
      let isHeld = parent.type === "JSXFragment" || alternatives.has(parent);
      if (parent.type === "JSXElement" && children.length < 2) return;
      for (const child of children) {
        const { text: isText, comes } = ofChild(child, names, fleeting);
        isHeld ||= comes;
        if (isText && isHeld) lines.add(lineAt(source, child));
      }
    };
    new Visitor({ JSXElement: look, JSXFragment: look }).visit(program);
    return [...lines].map((line) => ({ path, line, message }));
  });
}

const message =
  "A bare text after what comes and goes, or in a fragment: put it into an element, or a translated page breaks.";
