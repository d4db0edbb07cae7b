import { formatNumber } from "../../../time/format.ts";
import { t } from "../../../words/words.ts";
import css from "./preview.module.css";
import type { PreviewGrid } from "./preview-grid.ts";
import { whyNames, whyOrder } from "./preview-words.ts";

/** What the textures say, and of how many times; before the grid that is read by it. */
export function PreviewLegend({ counts }: Pick<PreviewGrid, "counts">) {
  return (
    <ul className={`small ${css.legend}`}>
      {whyOrder.map((why) => (
        <li key={why}>
          <i className={css.cell} data-why={why} />
          <span>
            {t(whyNames[why])} {why !== "hours" && <b className="num">{formatNumber(counts[why])}</b>}
          </span>
        </li>
      ))}
    </ul>
  );
}
