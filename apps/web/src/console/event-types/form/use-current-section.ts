import { useEffect, useRef, useState } from "react";
import { anchorOf } from "./section.tsx";
import { type SectionId, sections } from "./sections.ts";

/** A section is the current one once its head has come so far up, of the window's height. */
const LINE = 0.35;

function sectionInView(): SectionId {
  const ends = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const reached = sections.filter(({ id }) => {
    const top = document.getElementById(anchorOf(id))?.getBoundingClientRect().top;
    return top !== undefined && (top <= innerHeight * LINE || (ends && top < innerHeight));
  });
  return (reached.at(-1) ?? sections[0]).id;
}

/** The section one reads. One that was asked for stays it until one scrolls by oneself: the last ones can't reach the top. */
export function useCurrentSection(): { current: SectionId; goTo(id: SectionId): void } {
  const [current, setCurrent] = useState<SectionId>(sections[0].id);
  const asked = useRef(false);
  useEffect(() => {
    const look = () => {
      if (!asked.current) setCurrent(sectionInView());
    };
    const byHand = () => {
      asked.current = false;
    };
    look();
    const ended = new AbortController();
    const { signal } = ended;
    addEventListener("scroll", look, { passive: true, signal });
    addEventListener("resize", look, { signal });
    // The scroll bar is pressed.
    const hands = ["wheel", "touchmove", "keydown", "pointerdown"];
    for (const type of hands) addEventListener(type, byHand, { passive: true, signal });
    return () => ended.abort();
  }, []);
  return {
    current,
    goTo(id) {
      asked.current = true;
      setCurrent(id);
      const section = document.getElementById(anchorOf(id));
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      section?.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
      section?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    },
  };
}
