import css from "./bookings.module.css";

export function NothingChosen() {
  return (
    <div className={css.nothing}>
      <p className="muted">Choose a booking to see who comes, where, and what was said.</p>
    </div>
  );
}
