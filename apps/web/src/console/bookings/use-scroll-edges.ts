import { type RefObject, useEffect, useState } from "react";

/** Half a pixel is lost to rounding where the browser zooms. */
const CLOSE = 1;

/** Whether there is more of a scrolled list above and below what is seen; asked again whenever `content` is another. */
export function useScrollEdges(
  list: RefObject<HTMLElement | null>,
  content: unknown,
): { above: boolean; below: boolean } {
  const [edges, setEdges] = useState({ above: false, below: false });
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      const [above, below] = [scrollTop > CLOSE, scrollTop + clientHeight < scrollHeight - CLOSE];
      setEdges((before) => (before.above === above && before.below === below ? before : { above, below }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [list, content]);
  return edges;
}
