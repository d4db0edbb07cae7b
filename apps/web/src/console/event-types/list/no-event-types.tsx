import { Link } from "@tanstack/react-router";
import { toNewEventType } from "../../links.ts";
import { type Starter, starters } from "../starters.ts";
import css from "./no-event-types.module.css";

/** A blank, ruled page. */
export function NoEventTypes() {
  return (
    <section className={`sheet ${css.blank}`}>
      <div className={css.blankBody}>
        <h2 className="title">Nothing to book yet</h2>
        <p className="muted">
          An event type is something people can book with you. Give it a name and a length; your hours decide the times.
        </p>
        <div className={css.starters}>
          <span className="label">Start from</span>
          {(Object.keys(starters) as Starter[]).map((key) => (
            <Link key={key} {...toNewEventType(key)} className={css.starter}>
              <b>{starters[key].draft.durations[0]}</b>
              <span>
                <span className="strong">{starters[key].name}</span>
                <br />
                <span className="quiet">{starters[key].words}</span>
              </span>
            </Link>
          ))}
        </div>
        <p className="quiet small">
          Or <Link {...toNewEventType()}>begin with an empty one</Link>.
        </p>
      </div>
    </section>
  );
}
