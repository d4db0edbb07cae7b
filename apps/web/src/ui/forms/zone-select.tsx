import { lazy, Suspense, useId, useRef, useState } from "react";
import { useClock } from "../../time/clock.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { ownZone, timeThere, zoneNow } from "../../time/zones.ts";
import { learnSteps } from "../../words/learn-steps.ts";
import { t } from "../../words/words.ts";
import styles from "./zone-select.module.css";

const ZoneList = lazy(async () => {
  const [{ ZoneList: List }] = await Promise.all([import("./zone-list.tsx"), learnSteps()]);
  return { default: List };
});

interface ZoneButtonProps {
  /** Names the list; the button too, where nothing else does. */
  label: string;
  value: string;
  onChange(zone: string): void;
  /** Zones that are offered first, with why: "Ines Duarte's". This device's when none are given. */
  first?: readonly { zone: string; why: string }[];
  size?: "sm" | "lg";
  id?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string | undefined;
}

const here = () => [{ zone: ownZone(), why: t("ui.zoneHere") }];

/** The zone's city and its time now; opens a list with a search. The list is loaded when it is wanted. */
export function ZoneButton({ label, value, onChange, first = here(), size, ...named }: ZoneButtonProps) {
  const clock = useClock();
  const now = useNow(MINUTE);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const words = size === "sm" ? timeThere(value, now, clock) : zoneNow(value, now, clock);

  const place = () => {
    const [anchor, box] = [button.current?.getBoundingClientRect(), panel.current];
    if (!anchor || !box) return;
    const below = innerHeight - anchor.bottom;
    const above = below < 320 && anchor.top > below;
    const width = document.documentElement.clientWidth;
    const fromEdge = document.dir === "rtl" ? width - anchor.right : anchor.left;
    box.style.setProperty("--x", `${Math.max(8, Math.min(fromEdge, width - 360))}px`);
    box.style.setProperty("--y", `${above ? innerHeight - anchor.top + 4 : anchor.bottom + 4}px`);
    box.style.setProperty("--room", `${(above ? anchor.top : below) - 16}px`);
    box.dataset.side = above ? "above" : "below";
  };
  const choose = (zone: string) => {
    panel.current?.hidePopover();
    button.current?.focus();
    onChange(zone);
  };

  return (
    <>
      <button
        aria-label={named["aria-labelledby"] ? undefined : t("ui.labelled", { label, value: words })}
        {...named}
        ref={button}
        type="button"
        className={`select ${styles.button}`}
        data-size={size}
        aria-haspopup="listbox"
        aria-expanded={open}
        onPointerEnter={() => void import("./zone-list.tsx")}
        onClick={() => {
          place();
          panel.current?.togglePopover();
        }}
      >
        {words}
      </button>
      <div
        ref={panel}
        popover="auto"
        className={`pop ${styles.panel}`}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open && (
          <Suspense fallback={null}>
            <ZoneList value={value} first={first} now={now} clock={clock} label={label} onChoose={choose} />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** The same under a small label, as in a side column. */
export function ZoneSelect(props: Pick<ZoneButtonProps, "label" | "value" | "onChange" | "first">) {
  const id = useId();
  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        {props.label}
      </span>
      <ZoneButton {...props} id={id} aria-labelledby={`${id}-label ${id}`} />
    </div>
  );
}
