import type { Ink } from "@daybook/contract/event-types";

/** The mark of a category: its colour and its own shape. Never the only sign; a label stands beside it. */
export function InkMark({ ink }: { ink: Ink }) {
  return <i className="mark" data-cat={ink} aria-hidden="true" />;
}
