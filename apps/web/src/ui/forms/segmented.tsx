import { type ReactNode, useId } from "react";

interface SegmentedProps<T extends string | number> {
  /** Read out as the group's name. */
  label: string;
  labelledBy?: string;
  options: readonly { value: T; label: ReactNode; name?: string }[];
  /** Null until one was chosen. */
  value: T | null;
  onChange(value: T): void;
  size?: "sm" | "lg";
  className?: string | undefined;
}

/** One of a few: radio buttons that look like a switch, so arrow keys and screen readers know them. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
  const { label, labelledBy, options, value, onChange, size, className } = props;
  const name = useId();
  return (
    <div
      className={className ? `seg ${className}` : "seg"}
      data-size={size}
      role="radiogroup"
      aria-label={labelledBy ? undefined : label}
      aria-labelledby={labelledBy}
    >
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-label={option.name}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
