import { Plus } from "lucide-react";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { nextWindow, type TimeSpan } from "../hours/hours-draft.ts";
import { WindowRow } from "../hours/window-row.tsx";
import css from "./overrides.module.css";

interface OverrideWindowsProps {
  windows: readonly TimeSpan[];
  /** The dates they belong to. */
  of: string;
  problems: ReadonlyMap<number, string>;
  onChange(windows: readonly TimeSpan[]): void;
}

/** The hours that dates have instead of their weekday's. */
export function OverrideWindows({ windows, of, problems, onChange }: OverrideWindowsProps) {
  const next = nextWindow(windows);
  return (
    <div className={css.dialogWindows}>
      {windows.map((window, index) => (
        <WindowRow
          key={index}
          window={window}
          of={of}
          problem={problems.get(index)}
          onSet={(span) => onChange(windows.map((one, at) => (at === index ? { ...one, ...span } : one)))}
          {...(windows.length > 1 ? { onRemove: () => onChange(windows.filter((_, at) => at !== index)) } : {})}
        />
      ))}
      <Button size="sm" disabled={!next} onClick={() => next && onChange([...windows, next])}>
        <Icon of={Plus} size="sm" /> {t("availability.addHours")}
      </Button>
    </div>
  );
}
