/** A grey line of the real text's width, in rem. Appears only after 150 ms, so that fast answers never flicker. */
export function Skeleton({ width }: { width: 3 | 5 | 8 | 12 | 20 }) {
  return <span className="skel" data-w={width} aria-hidden="true" />;
}
