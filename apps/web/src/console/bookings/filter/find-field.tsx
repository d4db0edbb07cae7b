import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLater } from "../../../time/use-later.ts";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import css from "../bookings.module.css";
import { type FilterSearch, without } from "./booking-filter.ts";

/** Looks for words once they have stood still, and follows the address when that goes back. */
export function FindField({ search, onChange }: { search: FilterSearch; onChange(search: FilterSearch): void }) {
  const asked = search.q ?? "";
  const [typed, setTyped] = useState(asked);
  const q = useLater(typed.trim(), 250);
  const told = useRef(asked);

  useEffect(() => {
    // What stood still before the address went back is not what stands there now.
    if (q === told.current || q !== typed.trim()) return;
    told.current = q;
    onChange({ ...without(search, "q"), ...(q ? { q } : {}) });
  }, [q, typed, search, onChange]);
  useEffect(() => {
    if (asked === told.current) return;
    told.current = asked;
    setTyped(asked);
  }, [asked]);

  return (
    <label className={css.find}>
      <span className="sr">{t("bookings.find.label")}</span>
      <Icon of={Search} size="sm" />
      <input
        className="input"
        data-size="sm"
        type="search"
        placeholder={t("bookings.find.placeholder")}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}
