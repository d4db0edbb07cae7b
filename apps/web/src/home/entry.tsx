import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../ui/icon.tsx";
import styles from "./home.module.css";

interface EntryProps {
  id?: string;
  title: string;
  text: string;
  /** What belongs to it, a line each. */
  points?: readonly string[];
  /** Where it goes on. */
  more?: ReactNode;
  children: ReactNode;
}

/** A line of the ledger: what it is in the margin, the thing itself beside it. */
export function Entry({ id, title, text, points = [], more, children }: EntryProps) {
  return (
    <section className={styles.entry} id={id}>
      <div className={styles.what}>
        <h2 className="title">{title}</h2>
        <p>{text}</p>
        {points.length > 0 && (
          <ul>
            {points.map((point) => (
              <li key={point}>
                <Icon of={Check} size="sm" /> <span>{point}</span>
              </li>
            ))}
          </ul>
        )}
        {more}
      </div>
      <div className={styles.show}>{children}</div>
    </section>
  );
}
