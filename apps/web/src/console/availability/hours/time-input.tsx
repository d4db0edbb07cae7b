import { type KeyboardEvent, useEffect, useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { readTime, stepTime, writeTime } from "./time-text.ts";

interface TimeInputProps {
  value: string;
  as: "start" | "end";
  label: string;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  onChange(wall: string): void;
  /** What was typed and is no time; null once something else is. */
  onRefused(typed: string | null): void;
}

/** A time as one types it: 9, 930, 9:30 pm. Up and down go by quarters of an hour. */
export function TimeInput({ value, as, label, invalid, describedBy, onChange, onRefused }: TimeInputProps) {
  const clock = useClock();
  const written = writeTime(value, clock);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);

  const commit = () => {
    const read = readTime(text, as);
    if (read && read !== value) onChange(read);
    // What is no time gives way to what stood there.
    else setText(written);
    if (text !== written) onRefused(read === null && text.trim() !== "" ? text.trim() : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    onRefused(null);
    onChange(stepTime(readTime(text, as) ?? value, event.key === "ArrowUp" ? 15 : -15, as));
  };
  return (
    <input
      className="input num"
      data-size="sm"
      data-clock={clock}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      autoComplete="off"
      value={text}
      onChange={({ target }) => setText(target.value)}
      onFocus={({ target }) => target.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
