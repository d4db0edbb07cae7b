import { CopyThing } from "./copy-thing.tsx";
import css from "./webhooks.module.css";

interface CodeBlockProps {
  /** Read out as its name. */
  label: string;
  text: string;
  /** What a copy button copies; none without it. */
  what?: "code" | "message";
}

/** Code and messages, left to right in every language; keyboards reach it to scroll it. */
export function CodeBlock({ label, text, what }: CodeBlockProps) {
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={css.scroller} dir="ltr" tabIndex={0} aria-label={label}>
        <pre className={css.pre} translate="no">
          {text}
        </pre>
      </section>
      {what && (
        <div className={css.blockFoot}>
          <CopyThing what={what} text={text} />
        </div>
      )}
    </div>
  );
}
