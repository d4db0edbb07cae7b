import { formatNumber } from "../../time/format.ts";
import css from "./frame.module.css";
import type { Section } from "./sections.ts";
import { useNeeds } from "./use-needs.ts";

/** Says at a section that something in it has failed. */
export function NeedMark({ section }: { section: Section }) {
  const need = useNeeds()(section);
  if (!need) return null;
  return (
    <span className={css.need}>
      <span className="sr">{need.words}</span>
      <span className="num" aria-hidden="true">
        {formatNumber(need.count)}
      </span>
    </span>
  );
}
