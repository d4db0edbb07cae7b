import { whenLost } from "./when-lost.ts";

const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";
/** So many things that had the focus are remembered: a menu, its dialog and what is in them fit. */
const remembered = 20;

const canHaveIt = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element.matches(focusable) &&
  !element.matches(":disabled, [inert] *, [aria-hidden=true] *") &&
  element.checkVisibility({ visibilityProperty: true });

/** What had the focus, with what stood around it then: once it is gone, nobody can ask. */
interface Had {
  element: Element;
  main: Element | null;
  parents: Element[];
  /** Everything in its part of the page that could have had it, in order. */
  order: Element[];
}

function remember(element: Element): Had {
  const main = element.closest("main");
  const parents: Element[] = [];
  for (let parent = element.parentElement; parent && parent !== main; parent = parent.parentElement)
    parents.push(parent);
  if (main) parents.push(main);
  return { element, main, parents, order: main ? [...main.querySelectorAll(focusable)] : [] };
}

/** What follows in the nearest part of the page that is still there, or what came before. */
function neighbour({ element, parents, order }: Had): HTMLElement | null {
  const place = order.indexOf(element);
  const nearest = [...order.slice(place + 1), ...order.slice(0, Math.max(0, place)).reverse()];
  for (const parent of parents) {
    if (!parent.isConnected) continue;
    const now = [...parent.querySelectorAll(focusable)].filter(canHaveIt);
    const known = nearest.find((one) => canHaveIt(one) && parent.contains(one)) as HTMLElement | undefined;
    const found = known ?? now.find((one) => one !== element);
    if (found) return found;
  }
  return null;
}

function heading(): HTMLElement | null {
  const found = document.querySelector<HTMLElement>("main h1") ?? document.querySelector<HTMLElement>("main");
  if (found && !found.hasAttribute("tabindex")) found.tabIndex = -1;
  return found;
}

/**
 * What is removed or disabled takes the focus with it, and a keyboard or a screen reader is then at the page's very
 * beginning. From now on something near gets it: what stands beside what went, what opened the menu or the dialog that
 * closed, or the heading of the page that came. A press beside everything isn't a loss: who gave
 * the focus away doesn't get it back. Answers how to end it.
 */
export function keepFocus(): () => void {
  let history: Had[] = [];
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element) history = [...history, remember(target)].slice(-remembered);
  };
  const onPress = () =>
    // The press moves the focus once all have heard of it.
    setTimeout(() => {
      if ((document.activeElement ?? document.body) === document.body) history = [];
    });
  const find = (): HTMLElement | null => {
    const last = history.at(-1);
    if (last?.main?.isConnected) return neighbour(last) ?? heading();
    // The page itself is another one.
    if (last?.main) return heading();
    const before = history.findLast(({ element }) => canHaveIt(element))?.element;
    return (before as HTMLElement | undefined) ?? heading();
  };
  const isGone = () => {
    const last = history.at(-1)?.element;
    return last !== undefined && !canHaveIt(last);
  };
  let looking = false;
  const look = () => {
    if (looking || !isGone()) return;
    looking = true;
    // What is disabled has the focus until the next frame; and whoever knows better where it belongs comes first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        looking = false;
        if (isGone() && (document.activeElement ?? document.body) === document.body) whenLost(find);
      }),
    );
  };
  addEventListener("focusin", onFocus);
  addEventListener("mousedown", onPress, true);
  const observer = new MutationObserver(look);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["disabled", "hidden", "inert"],
  });
  return () => {
    removeEventListener("focusin", onFocus);
    removeEventListener("mousedown", onPress, true);
    observer.disconnect();
  };
}
