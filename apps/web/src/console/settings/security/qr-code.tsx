import { encode } from "uqr";
import css from "./app-setup.module.css";

/** Light modules around it, without which cameras don't find it (ISO/IEC 18004). */
const QUIET = 4;

/** A text for a camera. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={css.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={dark.join("")} fill="currentColor" />
    </svg>
  );
}
