/** So many frames after something was removed the focus may still get lost. */
const mostFrames = 60;

/**
 * Focuses what `find` gives if nothing has the focus: at once, or in the next moments, since a menu or a dialog under
 * way out still has it, and React Aria may give it back to what is about to go. Whoever acts meanwhile is left alone.
 */
export function whenLost(find: () => HTMLElement | null): void {
  const acted = new AbortController();
  for (const type of ["keydown", "pointerdown"]) addEventListener(type, () => acted.abort(), { signal: acted.signal });
  let frames = 0;
  const look = () => {
    if (acted.signal.aborted) return;
    // React Aria takes its own decision in the first frame.
    if (frames > 1 && (document.activeElement ?? document.body) === document.body)
      find()?.focus({ preventScroll: true });
    if (frames++ < mostFrames) requestAnimationFrame(look);
    else acted.abort();
  };
  requestAnimationFrame(look);
}
