/**
 * The same, never twice at once. Whoever asks while it runs may ask for what that run has missed: it runs once more
 * afterwards, for all who asked.
 */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    running = run().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running) next ??= running.then(begin, begin);
    return next ?? begin();
  };
}
